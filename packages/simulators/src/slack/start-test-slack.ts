/** A Slack with one workspace, two people, an installed app and a channel in which all of them are. */
import { type Slack, type SlackOptions, startSlack } from "./start-slack.ts";

export async function startTestSlack(options: SlackOptions = {}) {
  const slack = await startSlack(options);
  return { slack, ...(await furnish(slack)) };
}

export async function furnish(slack: Slack) {
  const team = slack.addTeam({ name: "Acme" });
  const { user: ana } = await slack.addUser({ teamId: team.id, name: "ana", email: "ana@acme.example" });
  const { user: ben } = await slack.addUser({ teamId: team.id, name: "ben" });
  const { install, botToken, refreshToken } = slack.install({ teamId: team.id, installerId: ana.id });
  const { channel } = await slack.addChannel({
    creatorId: ana.id,
    name: "general",
    memberIds: [ben.id, install.botUserId],
    isGeneral: true,
  });
  return { team, ana, ben, install, botToken, refreshToken, channel };
}
