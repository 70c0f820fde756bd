/** How Discord authorises: OAuth 2 that puts the application's bot into a guild. All calls are made with the bot's own token. */
import { ConnectorError, type OAuthDescription, type SecretField } from "@eureka/connector-sdk";
import { type APIUser, PermissionFlagsBits } from "discord-api-types/v10";
import { z } from "zod";
import { botToken, createDiscordClient } from "./client.ts";
import { personOf } from "./people.ts";

/** What the bot does in a guild, and so what it is allowed to: nothing more is asked for. */
const permissions = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.ReadMessageHistory,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.CreatePublicThreads,
  PermissionFlagsBits.EmbedLinks,
  PermissionFlagsBits.AttachFiles,
  PermissionFlagsBits.AddReactions,
].reduce((all, permission) => all | permission, 0n);

export const publicKeySecret = "publicKey";

const publicKey: SecretField = {
  name: publicKeySecret,
  title: "Public key",
  help: "Developer portal, your application, General Information: Public Key. Discord signs its deliveries with it.",
};

const tokensSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.number().positive().optional(),
  scope: z.string().default(""),
});
const refusalSchema = z.object({ error: z.string() });
const guildSchema = z.object({ guild: z.object({ id: z.string().min(1), name: z.string() }) });

export const discordAuth: OAuthDescription = {
  kind: "oauth2",
  authorizePath: "/oauth2/authorize",
  authorizeParameters: { permissions: String(permissions) },
  // The page of consent stands at the root of the site, the endpoints for tokens below the API's own address.
  tokenPath: "oauth2/token",
  revokePath: "oauth2/token/revoke",
  scopes: [
    {
      name: "bot",
      reason: "Joins the server as a bot, so that it can read and write in the channels that you let it see.",
    },
    {
      name: "applications.commands",
      reason: "Adds the commands /eureka and /trello and the entry in the menu of messages.",
    },
  ],
  scopeSeparator: " ",
  pkce: false,
  clientAuthentication: "body",
  inboundSecrets: [publicKey],
  applicationSecrets: [
    publicKey,
    {
      name: botToken,
      title: "Bot token",
      help: "Developer portal, your application, Bot: Reset Token shows it once.",
    },
  ],

  readTokens(answer) {
    const tokens = tokensSchema.safeParse(answer);
    if (tokens.success) {
      const { access_token: accessToken, refresh_token: refreshToken, expires_in: expires, scope } = tokens.data;
      return {
        accessToken,
        ...(refreshToken !== undefined && { refreshToken }),
        ...(expires !== undefined && { expiresInSeconds: expires }),
        scopes: scope.split(" ").filter((name) => name !== ""),
      };
    }
    const refusal = refusalSchema.safeParse(answer);
    if (refusal.success) {
      throw new ConnectorError("unauthorized", "Discord refuses the code", { platformCode: refusal.data.error });
    }
    throw new ConnectorError("invalid", "The answer holds no tokens", { cause: tokens.error });
  },

  async readInstallation(tools, { answer }) {
    const installed = guildSchema.safeParse(answer);
    if (!installed.success) {
      throw new ConnectorError("invalid", "The answer names no server: the bot was not added", {
        cause: installed.error,
      });
    }
    const { guild } = installed.data;
    const bot = await createDiscordClient(tools).call<APIUser>("GET", "/users/@me");
    return {
      platformWorkspaceId: guild.id,
      platformWorkspaceName: guild.name,
      ourselves: { ...personOf(bot), isBot: true },
    };
  },
};
