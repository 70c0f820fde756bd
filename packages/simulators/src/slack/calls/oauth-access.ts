/** A code becomes a token, and a refresh token becomes the next one. */
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Exchange } from "../../loopback/index.ts";
import type { AppSettings } from "../app-settings.ts";
import { installApp, issueBotToken, issueUserToken } from "../changes/change-install.ts";
import type { AuthorizationCode, Install } from "../records.ts";
import { refusal } from "../refusal.ts";
import { defineOpenMethod, type SlackCall } from "../slack-call.ts";
import type { SlackState } from "../state.ts";
import type { World } from "../world.ts";

const accessArguments = z
  .strictObject({
    client_id: z.string().optional(),
    client_secret: z.string().optional(),
    code: z.string().min(1).optional(),
    redirect_uri: z.string().optional(),
    grant_type: z.enum(["authorization_code", "refresh_token"]).optional(),
    refresh_token: z.string().min(1).optional(),
    code_verifier: z.string().min(43).max(128).optional(),
  })
  .refine(({ code, refresh_token: refresh }) => (code === undefined) !== (refresh === undefined), "needs a code")
  .refine(
    ({ grant_type: grant, refresh_token: refresh }) => (grant === "refresh_token") === (refresh !== undefined),
    "grant_type and refresh_token belong together",
  );
type AccessArguments = z.infer<typeof accessArguments>;

export function oauthCalls(world: World): SlackCall[] {
  return defineOpenMethod({
    name: "oauth.v2.access",
    tier: "special",
    arguments: accessArguments,
    malformed: { grant_type: "password", code: "1" },
    run({ args, exchange }) {
      const app = findClient(world.state, args, exchange);
      return args.refresh_token === undefined
        ? exchangeCode(world, app, args)
        : refresh(world, app, args.refresh_token);
    },
  });
}

/** By HTTP Basic, as Slack recommends, or by arguments. A public client, which proves itself by PKCE, has no secret. */
function findClient(state: SlackState, args: AccessArguments, { headers }: Exchange): AppSettings {
  const [scheme, encoded = ""] = (headers.authorization ?? "").split(" ");
  const pair = Buffer.from(encoded, "base64").toString("utf8").split(":");
  const [id, secret] = scheme === "Basic" ? pair : [args.client_id, args.client_secret];
  const app = [...state.apps.values()].find(({ clientId }) => clientId === id);
  if (!app) throw refusal("invalid_client_id");
  const isPublic = secret === undefined && args.code_verifier !== undefined;
  if (!isPublic && secret !== app.clientSecret) throw refusal("bad_client_secret");
  return app;
}

function exchangeCode(world: World, app: AppSettings, args: AccessArguments) {
  const { state } = world;
  const code = state.codes.get(args.code ?? "");
  if (!code || code.appId !== app.id || code.expiresAt < state.now()) throw refusal("invalid_code");
  if (code.isUsed) throw refusal("code_already_used");
  if (code.redirectUri !== (args.redirect_uri ?? "")) throw refusal("bad_redirect_uri");
  checkVerifier(code, args.code_verifier);
  code.isUsed = true;
  const { teamId, enterpriseId, userId, scopes, userScopes } = code;
  const install = installApp(world, { appId: app.id, teamId, enterpriseId, installerId: userId, scopes });
  const userToken = userScopes.length > 0 ? issueUserToken(state, install, userId, userScopes) : null;
  return {
    ...describeInstall(state, install),
    ...(scopes.length > 0 && describeBotToken(state, install)),
    authed_user: {
      id: userId,
      ...(userToken && { scope: userScopes.join(","), access_token: userToken.value, token_type: "user" }),
    },
  };
}

function checkVerifier({ challenge }: AuthorizationCode, verifier: string | undefined): void {
  if (!challenge) return;
  if (verifier === undefined) throw refusal("missing_code_verifier");
  const proof = challenge.method === "plain" ? verifier : createHash("sha256").update(verifier).digest("base64url");
  if (proof !== challenge.value) throw refusal("invalid_code_verifier");
}

function refresh({ state }: World, app: AppSettings, value: string) {
  const refreshToken = state.refreshTokens.get(value);
  const isUsable = refreshToken && !refreshToken.isUsed && refreshToken.install.appId === app.id;
  if (!isUsable || !refreshToken.install.isActive) throw refusal("invalid_refresh_token");
  refreshToken.isUsed = true;
  const { install } = refreshToken;
  return { ...describeInstall(state, install), ...describeBotToken(state, install) };
}

function describeInstall(state: SlackState, { appId, teamId, enterpriseId }: Install) {
  const { id, name, enterprise } = state.team(teamId);
  return {
    app_id: appId,
    team: enterpriseId === null ? { id, name } : null,
    enterprise: enterprise ? { id: enterprise.id, name: enterprise.name } : null,
    is_enterprise_install: enterpriseId !== null,
  };
}

function describeBotToken(state: SlackState, install: Install) {
  const { token, refreshToken } = issueBotToken(state, install);
  return {
    scope: install.scopes.join(","),
    token_type: "bot",
    access_token: token.value,
    bot_user_id: install.botUserId,
    ...(refreshToken &&
      token.expiresAt !== null && {
        refresh_token: refreshToken.value,
        expires_in: Math.ceil((token.expiresAt - state.now()) / 1_000),
      }),
  };
}
