/** The sandbox's Discord. */
import { startDiscord } from "../../packages/simulators/src/discord/index.ts";
import { installByConsent, linkPerson, type PlatformPlace } from "./connect-platform.ts";
import { createCaller } from "./create-caller.ts";

const patienceMilliseconds = 90_000;

/** A server with ann and ben, connected. */
export async function openDiscord({ call, url, memberId, port }: PlatformPlace) {
  const discord = await startDiscord({ port });
  const application = discord.addApplication({ name: "Eureka", redirectUris: [`${url}/connections/callback`] });
  const ann = discord.addUser({ username: "ann" });
  const ben = discord.addUser({ username: "ben" });
  const guild = discord.addGuild({ name: "Sandbox", ownerId: ann.id });
  discord.people.join({ guildId: guild.id, userId: ben.id });
  const connection = await installByConsent(
    call,
    {
      connector: "discord",
      clientId: application.id,
      baseUrl: `${discord.apiUrl}/v10`,
      secrets: {
        clientSecret: application.clientSecret,
        publicKey: application.publicKey,
        botToken: application.token,
      },
    },
    (address) => discord.approveInstall({ address, userId: ann.id, guildId: guild.id }).redirect ?? "",
  );
  await createCaller(`${discord.apiUrl}/v10`, null, { prefix: "", authorization: `Bot ${application.token}` })(
    "PATCH",
    "/applications/@me",
    { interactions_endpoint_url: `${url}/hooks/discord` },
  );
  await waitForCommands(discord, application, guild.id);
  await discord.people.runCommand({ channelId: guild.channelId, userId: ann.id, command: "eureka help" });
  await linkPerson(call, connection.id, ann.id, memberId);
  return {
    discord,
    annId: ann.id,
    facts: { url: discord.url, publicKey: application.publicKey, applicationId: application.id, guildId: guild.id },
    channel: { connectionId: connection.id, platformChannelId: guild.channelId },
    close: () => discord.close(),
  };
}

/** The server lists its commands at Discord a moment after it was connected. */
async function waitForCommands(
  discord: Awaited<ReturnType<typeof startDiscord>>,
  application: { readonly id: string; readonly token: string },
  guildId: string,
): Promise<void> {
  const ask = createCaller(`${discord.apiUrl}/v10`, null, { prefix: "", authorization: `Bot ${application.token}` });
  const until = Date.now() + patienceMilliseconds;
  while (Date.now() < until) {
    const commands = await ask<unknown[]>("GET", `/applications/${application.id}/guilds/${guildId}/commands`);
    if (commands.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("no commands were listed at Discord in time");
}
