/** Discord as a platform: a guild is a platform workspace, its threads are threads of their channels. */
import { type Connector, defineConnector } from "@eureka/connector-sdk";
import { discordAuth } from "./auth.ts";
import { createDiscordChat } from "./chat.ts";
import { createDiscordClient } from "./client.ts";
import { describeDiscordApplication } from "./describe-application.ts";
import { createDiscordDirectory } from "./directory.ts";
import { discordInbound } from "./inbound.ts";
import { createDiscordSocket } from "./socket.ts";

export const discord: Connector = defineConnector({
  name: "discord",
  title: "Discord",
  baseUrl: "https://discord.com/api/v10",
  auth: discordAuth,
  inbound: discordInbound,
  chat: (tools) => createDiscordChat(createDiscordClient(tools), { guildId: tools.platformWorkspaceId }),
  directory: (tools) => createDiscordDirectory(createDiscordClient(tools)),
  socket: (tools) => createDiscordSocket(createDiscordClient(tools), tools.clock),
  describeApplication: describeDiscordApplication,
});
