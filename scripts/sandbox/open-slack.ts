/** The sandbox's Slack. */
import { startSlack } from "../../packages/simulators/src/slack/index.ts";
import { installByConsent, linkPerson, type PlatformPlace } from "./connect-platform.ts";

/** A workspace with ann and ben and the channel general, connected. */
export async function openSlack({ call, url, memberId, port }: PlatformPlace) {
  const hook = `${url}/hooks/slack`;
  const slack = await startSlack({
    port,
    apps: [{ interactivityUrl: hook, commands: { "/eureka": hook, "/trello": hook }, redirectUris: [url] }],
  });
  const team = slack.addTeam({ name: "Sandbox" });
  const { user: ann } = await slack.addUser({ teamId: team.id, name: "ann" });
  const { user: ben } = await slack.addUser({ teamId: team.id, name: "ben" });
  const { channel } = await slack.addChannel({
    creatorId: ann.id,
    name: "general",
    memberIds: [ben.id],
    isGeneral: true,
  });
  const { app } = slack;
  const connection = await installByConsent(
    call,
    {
      connector: "slack",
      clientId: app.clientId,
      baseUrl: slack.apiUrl,
      secrets: { clientSecret: app.clientSecret, signing: app.signingSecret },
    },
    (address) => slack.approveInstall({ url: address, teamId: team.id, userId: ann.id }),
  );
  await slack.setEventsUrl(hook);
  const botToken = await joinChannel(slack, channel.id, ann.id);
  await slack.runCommand(ann.id, channel.id, "/eureka help");
  await linkPerson(call, connection.id, ann.id, memberId);
  return {
    slack,
    facts: { url: slack.url, signingSecret: app.signingSecret, teamId: team.id, botToken },
    channel: { connectionId: connection.id, platformChannelId: channel.id },
    close: () => slack.close(),
  };
}

/** Brings the bot into a channel; its token, for scripts that call the platform themselves. */
async function joinChannel(
  slack: Awaited<ReturnType<typeof startSlack>>,
  channelId: string,
  inviterId: string,
): Promise<string> {
  const [installed] = slack.state.installs.values();
  if (!installed) throw new Error("nothing was installed in the simulated Slack");
  await slack.join(installed.botUserId, channelId, inviterId);
  return slack.install({ teamId: installed.teamId, installerId: inviterId }).botToken;
}
