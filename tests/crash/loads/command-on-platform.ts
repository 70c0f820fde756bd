import { signReferenceDelivery } from "@eureka/connector-sdk/reference";
import type { PlatformPerson } from "@eureka/contracts/people";
import { itemEffects } from "../item-effects.ts";
import type { ApiCall, LoadKind, Tenant } from "../load-kind.ts";

interface Team {
  readonly platformWorkspaceId: string;
  readonly channel: { readonly platformChannelId: string; readonly kind: "public" };
  readonly person: PlatformPerson;
}

const secret = "the signing secret of the crash rig";

/** `/eureka new` on a platform: a signed delivery, which the platform repeats until it is acknowledged. */
export const commandOnPlatform: LoadKind = {
  name: "command.invoked",
  weight: 25,
  repeatable: "itself",
  async prepare({ organizationId, memberId }, call, { chat }): Promise<Team> {
    const channel = { ...chat.addChannel("general"), kind: "public" } as const;
    const team = { platformWorkspaceId: organizationId, channel, person: chat.addPerson("Ann") };
    await call("POST", "/api/v2/connections", {
      connector: "reference-chat",
      platformWorkspaceId: team.platformWorkspaceId,
      secrets: { signing: secret },
    });
    await introduce(team, call, memberId);
    return team;
  },
  request: ({ tenant, marker }) => deliver(teamOf(tenant), marker, `new ${marker}`),
  effects: ({ tenant, marker }, snapshot) => {
    const organization = snapshot.of(tenant.organizationId);
    const deliveries = organization.inboundByDelivery.get(marker) ?? [];
    const replies = organization.outgoing.filter(({ answers }) =>
      deliveries.some(({ id }) => answers?.startsWith(`${id}/`)),
    );
    const { channel } = teamOf(tenant);
    const said = replies.flatMap(({ id }) => snapshot.saidOnPlatform(channel.platformChannelId, id));
    return {
      delivery: deliveries.length,
      ...itemEffects(organization, marker, "work_item.capture"),
      "journaled reply": replies.length,
      "reply on the platform": said.length,
    };
  },
};

function teamOf(tenant: Tenant): Team {
  return tenant.prepared[commandOnPlatform.name] as Team;
}

/** Who writes for the first time is nobody to Eureka yet; afterwards an administrator says who he is. */
async function introduce(team: Team, call: ApiCall, memberId: string): Promise<void> {
  const { path, ...first } = deliver(team, `hello-${team.platformWorkspaceId}`, "help");
  await call("POST", path, first.body, first.headers);
  for (;;) {
    const { data } = (await call("GET", "/api/v2/external-identities")) as { data: readonly { id: string }[] };
    if (!data[0]) continue;
    await call("POST", `/api/v2/external-identities/${data[0].id}/link`, { memberId });
    return;
  }
}

function deliver({ platformWorkspaceId, channel, person }: Team, deliveryId: string, text: string) {
  const now = new Date();
  const command = {
    type: "command.invoked" as const,
    channel,
    actor: person,
    command: "eureka",
    text,
    mentions: [],
    files: [],
  };
  const delivery = { deliveryId, platformWorkspaceId, sentAt: now.toISOString(), events: [command] };
  const { headers, body } = signReferenceDelivery({ delivery, secret, now });
  return { method: "POST", path: "/hooks/reference-chat", headers, body } as const;
}
