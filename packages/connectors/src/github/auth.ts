/**
 * How a connection to GitHub is authorised: a person installs the organization's own GitHub App and consents. The connection works with
 * tokens of the installation, which hold for an hour and are made anew with the App's private key; what renews them is the
 * installation's id.
 */
import {
  ConnectorError,
  type ConnectorTools,
  type GrantedTokens,
  type Installation,
  type OAuthDescription,
  type OAuthGrant,
  type SecretField,
} from "@eureka/connector-sdk";
import { z } from "zod";
import { installPage } from "./addresses.ts";
import { githubMandate } from "./mandate.ts";
import { requestInstallationToken } from "./request-installation-token.ts";
import { readAnswer, sendRequest } from "./send-request.ts";
import { userSchema } from "./wire.ts";

export const webhookSecret = "webhookSecret";
export const privateKey = "privateKey";
export const slug = "slug";

const webhookSecretField: SecretField = {
  name: webhookSecret,
  title: "Webhook secret",
  help: "GitHub App settings, General, Webhook: a long random text of your own. GitHub signs its deliveries with it.",
};

/** What `requestTokens` makes of GitHub's answers. */
const grantSchema = z.object({
  token: z.string().min(1),
  expiresInSeconds: z.number().positive(),
  permissions: z.record(z.string(), z.string()).default({}),
  installation: z.object({
    id: z.int(),
    app_slug: z.string().min(1),
    account: z.object({ id: z.int(), login: z.string() }),
  }),
});

export const githubAuth: OAuthDescription = {
  kind: "oauth2",
  authorizePath: "/apps",
  authorizeUrl: ({ baseUrl, secrets }) => installPage(baseUrl, secrets[slug] ?? ""),
  tokenPath: "/login/oauth/access_token",
  requestTokens: requestInstallationToken,
  mandate: githubMandate,
  // What an App may do stands in its own settings.
  scopes: [],
  scopeSeparator: " ",
  pkce: false,
  clientAuthentication: "body",
  inboundSecrets: [webhookSecretField],
  applicationSecrets: [
    {
      name: slug,
      title: "Short name",
      help: "GitHub App settings, General: the last part of the public link, for example “eureka” of github.com/apps/eureka.",
    },
    {
      name: privateKey,
      title: "Private key",
      help: "GitHub App settings, General, Private keys: Generate a private key, and paste the whole file.",
    },
    webhookSecretField,
  ],

  readTokens(answer): GrantedTokens {
    const { token, expiresInSeconds, permissions, installation } = readGrant(answer);
    const scopes = Object.entries(permissions).map(([name, access]) => `${name}:${access}`);
    return { accessToken: token, refreshToken: String(installation.id), expiresInSeconds, scopes: scopes.sort() };
  },

  async readInstallation(tools: ConnectorTools, { answer }: OAuthGrant): Promise<Installation> {
    const { installation } = readGrant(answer);
    const { account, app_slug: name } = installation;
    // What the App does, it does under an account of its own.
    const path = `/users/${encodeURIComponent(`${name}[bot]`)}`;
    const response = await sendRequest(tools, { method: "GET", path, token: await tools.tokenProvider() });
    const bot = await readAnswer(userSchema, response);
    return {
      platformWorkspaceId: String(account.id),
      platformWorkspaceName: account.login,
      ourselves: { platformUserId: String(bot.id), displayName: bot.login, isBot: true },
    };
  },
};

function readGrant(answer: unknown): z.infer<typeof grantSchema> {
  const grant = grantSchema.safeParse(answer);
  if (grant.success) return grant.data;
  throw new ConnectorError("invalid", "The answer holds no token of an installation", { cause: grant.error });
}
