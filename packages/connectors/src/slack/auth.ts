/** OAuth, version 2, with token rotation: https://docs.slack.dev/authentication/installing-with-oauth. */
import { ConnectorError, type GrantedTokens, type Installation, type OAuthDescription } from "@eureka/connector-sdk";
import { z } from "zod";
import { createSlackClient } from "./client.ts";
import { errorOfWord } from "./errors.ts";
import { slackScopes } from "./scopes.ts";

/** The name of the application's own token, which opens the lines of Socket Mode. */
export const appTokenPurpose = "app_token";

const signingSecret = {
  name: "signing",
  title: "Signing secret",
  help: "On api.slack.com/apps: the application, Basic Information, App Credentials.",
} as const;

const refusalSchema = z.looseObject({ ok: z.literal(false), error: z.string() });
const grantSchema = z.looseObject({
  ok: z.literal(true),
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.number().positive().optional(),
  scope: z.string().default(""),
});
const placeSchema = z.looseObject({ id: z.string().min(1), name: z.string().optional() });
const installationSchema = z.looseObject({
  bot_user_id: z.string().optional(),
  is_enterprise_install: z.boolean().default(false),
  team: placeSchema.nullish(),
  enterprise: placeSchema.nullish(),
});

export const slackAuth: OAuthDescription = {
  kind: "oauth2",
  // From the root of the site: the base address is that of the API, `https://slack.com/api`.
  authorizePath: "/oauth/v2/authorize",
  tokenPath: "/api/oauth.v2.access",
  scopes: slackScopes,
  scopeSeparator: ",",
  pkce: false,
  clientAuthentication: "body",
  inboundSecrets: [signingSecret],
  applicationSecrets: [
    signingSecret,
    {
      name: appTokenPurpose,
      title: "App-level token (only for Socket Mode)",
      help: "On api.slack.com/apps: the application, Basic Information, App-Level Tokens, with connections:write. Leave it empty where Slack can reach Eureka.",
      isOptional: true,
    },
  ],

  readTokens(answer): GrantedTokens {
    const refusal = refusalSchema.safeParse(answer).data;
    if (refusal) throw errorOfWord(refusal.error);
    const grant = grantSchema.safeParse(answer);
    if (!grant.success) {
      throw new ConnectorError("invalid", "The answer is not one of Slack's token endpoint", { cause: grant.error });
    }
    const { access_token, refresh_token, expires_in, scope } = grant.data;
    return {
      accessToken: access_token,
      ...(refresh_token !== undefined && { refreshToken: refresh_token }),
      ...(expires_in !== undefined && { expiresInSeconds: expires_in }),
      scopes: scope.split(",").filter((name) => name !== ""),
    };
  },

  async readInstallation(tools, { answer }): Promise<Installation> {
    const granted = installationSchema.safeParse(answer).data;
    const ourselves = await createSlackClient(tools).whoAmI();
    // An application that an administrator gave to a whole enterprise belongs to no single workspace.
    const place = granted?.is_enterprise_install ? granted.enterprise : granted?.team;
    const fallback = ourselves.is_enterprise_install ? ourselves.enterprise_id : ourselves.team_id;
    const platformWorkspaceId = place?.id ?? fallback;
    if (!platformWorkspaceId) throw new ConnectorError("invalid", "Slack does not say what was connected");
    return {
      platformWorkspaceId,
      platformWorkspaceName: place?.name ?? platformWorkspaceId,
      ourselves: {
        platformUserId: granted?.bot_user_id ?? ourselves.user_id,
        ...(ourselves.user && { displayName: ourselves.user }),
        isBot: true,
      },
    };
  },
};
