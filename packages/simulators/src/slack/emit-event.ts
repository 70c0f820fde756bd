/** Which apps hear of something, and the envelope in which they do. */
import type { Delivery } from "./outbound.ts";
import type { Channel, Install } from "./records.ts";
import { scopeFamilies, seconds } from "./shapes/show-channel.ts";
import type { World } from "./world.ts";

export interface Happening {
  readonly event: Readonly<Record<string, unknown>> & { readonly type: string };
  /** The name under which apps subscribe, where it is not the event's type: `message.channels`. */
  readonly subscription?: string;
  /** What the token must hold; none if left out. */
  readonly scope?: string;
  /** Only apps whose bot is a member hear of it. */
  readonly membersOf?: Channel;
  /** The workspaces where it happened, the actor's first. */
  readonly teamIds: readonly string[];
  /** Installations that hear of it although they are not active any more: their own end. */
  readonly onlyInstall?: Install;
}

export type Deliveries = readonly Delivery[];

/**
 * Sends an event to every app that may hear of it, once for each app, also when it is installed in several of the workspaces.
 * Settles when all have acknowledged or Slack gave up.
 */
export async function emitEvent(world: World, happening: Happening): Promise<Deliveries> {
  const installs = chooseInstalls(world, happening);
  const deliveries = await Promise.all(installs.map((install) => deliver(world, install, happening)));
  return deliveries.filter((delivery) => delivery !== null);
}

function chooseInstalls({ state }: World, happening: Happening): Install[] {
  const { onlyInstall, teamIds } = happening;
  if (onlyInstall) return [onlyInstall];
  return [...state.apps.keys()].flatMap((appId) => {
    const installs = teamIds.flatMap((teamId) => state.activeInstall(appId, teamId) ?? []);
    return installs.find((install) => mayHear(install, happening)) ?? [];
  });
}

function mayHear({ scopes, botUserId }: Install, { scope, membersOf }: Happening): boolean {
  return (scope === undefined || scopes.includes(scope)) && (membersOf?.memberIds.has(botUserId) ?? true);
}

function deliver(world: World, install: Install, happening: Happening): Promise<Delivery | null> {
  const app = world.state.app(install.appId);
  const { event, subscription = event.type } = happening;
  if (app.events !== null && !app.events.includes(subscription)) return Promise.resolve(null);
  return world.outbound.send({
    app,
    kind: "event",
    name: event.type,
    url: app.eventsUrl,
    payload: wrapEvent(world, install, happening),
  });
}

function wrapEvent({ state }: World, install: Install, { event, membersOf, teamIds }: Happening) {
  const teamId = teamIds.find((id) => state.covers(install, id)) ?? install.teamId;
  const { enterprise } = state.team(teamId);
  const { id, verificationToken } = state.app(install.appId);
  return {
    token: verificationToken,
    team_id: teamId,
    ...(enterprise && { enterprise_id: enterprise.id }),
    context_team_id: teamId,
    context_enterprise_id: enterprise?.id ?? null,
    api_app_id: id,
    event,
    type: "event_callback",
    event_id: state.newId("Ev"),
    event_time: seconds(state.now()),
    authorizations: [
      {
        enterprise_id: enterprise?.id ?? null,
        team_id: teamId,
        user_id: install.botUserId,
        is_bot: true,
        is_enterprise_install: install.enterpriseId !== null,
      },
    ],
    is_ext_shared_channel: (membersOf?.teamIds.length ?? 0) > 1,
    event_context: `4-${state.newSecret()}`,
  };
}

/** What an app needs to hear of messages in a channel. */
export function messageAudience(channel: Channel, actorTeamId: string) {
  const family = scopeFamilies[channel.kind];
  return {
    subscription: `message.${family}`,
    scope: `${family}:history`,
    membersOf: channel,
    teamIds: [actorTeamId, ...channel.teamIds.filter((id) => id !== actorTeamId)],
  };
}
