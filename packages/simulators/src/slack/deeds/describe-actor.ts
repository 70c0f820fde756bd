/** The parts that every payload of a person's deed has. */
import type { AppSettings } from "../app-settings.ts";
import type { Channel, User } from "../records.ts";
import type { World } from "../world.ts";

/** @param teamId the workspace in which the app is installed; a person of another one may share a channel with it */
export function describeActor({ state }: World, app: AppSettings, user: User, teamId = user.teamId) {
  const team = state.team(teamId);
  const { enterprise } = team;
  const isWide = state.activeInstall(app.id, teamId)?.enterpriseId != null;
  const shown = {
    id: team.id,
    domain: team.domain,
    ...(enterprise && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
  };
  return {
    // An app of a whole enterprise is told the workspace with the person only.
    team: isWide ? null : shown,
    user: { id: user.id, username: user.name, name: user.name, team_id: user.teamId },
    api_app_id: app.id,
    token: app.verificationToken,
    enterprise: enterprise ? { id: enterprise.id, name: enterprise.name } : null,
    is_enterprise_install: isWide,
  };
}

/** Slack does not tell the names of conversations that are not public. */
export function nameForApps({ kind, name }: Channel): string {
  if (kind === "public") return name;
  return kind === "private" ? "privategroup" : kind === "direct" ? "directmessage" : name;
}
