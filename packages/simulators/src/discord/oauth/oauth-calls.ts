import { z } from "zod";
import type { Answer, CallRequest } from "../../platform/index.ts";
import { type Caller, type DiscordCall, discordCall, ok } from "../calls/define-call.ts";
import { refusal } from "../errors.ts";
import { describeApplicationInBrief } from "../wire/application-json.ts";
import { describeGuild } from "../wire/guild-json.ts";
import { describeUser } from "../wire/people-json.ts";
import { describeTime } from "../wire/time.ts";
import type { Application } from "../world/application.ts";
import type { World } from "../world/world.ts";
import { accessSeconds, type Grant, type GrantBook } from "./grants.ts";

const credentials = { client_id: z.string().optional(), client_secret: z.string().optional() };
const exchange = z.discriminatedUnion("grant_type", [
  z.strictObject({
    grant_type: z.literal("authorization_code"),
    code: z.string(),
    redirect_uri: z.string().optional(),
    code_verifier: z.string().min(43).max(128).optional(),
    ...credentials,
  }),
  z.strictObject({ grant_type: z.literal("refresh_token"), refresh_token: z.string(), ...credentials }),
  z.strictObject({ grant_type: z.literal("client_credentials"), scope: z.string(), ...credentials }),
]);
const revocation = z.strictObject({
  token: z.string(),
  token_type_hint: z.enum(["access_token", "refresh_token"]).optional(),
  ...credentials,
});

/** Exchanging codes and tokens, and what a token stands for. */
export function oauthCalls(world: World, grants: GrantBook): DiscordCall[] {
  return [
    discordCall({
      method: "POST",
      path: "/oauth2/token",
      authenticated: false,
      body: exchange,
      malformed: { body: { grant_type: "password" } },
      run(request) {
        const { body } = request;
        const application = findClient(world, request, body);
        if (!application) return { status: 401, body: { error: "invalid_client" } };
        if (body.grant_type === "client_credentials") {
          const grant = grants.grant(application.id, application.ownerId, body.scope.split(" "), false);
          return ok(describeGrant(grant));
        }
        if (body.grant_type === "refresh_token") {
          const grant = grants.refresh(body.refresh_token, application.id);
          return grant ? ok(describeGrant(grant)) : badGrant("refresh_token");
        }
        const consent = grants.takeCode(body.code, application.id, body.redirect_uri, body.code_verifier);
        if (!consent) return badGrant("code");
        const grant = grants.grant(application.id, consent.userId, consent.scopes);
        const guild =
          consent.guildId && consent.scopes.includes("bot")
            ? { guild: describeGuild(world.guild(consent.guildId)) }
            : {};
        return ok({ ...describeGrant(grant), ...guild });
      },
    }),
    discordCall({
      method: "POST",
      path: "/oauth2/token/revoke",
      authenticated: false,
      body: revocation,
      malformed: { body: { token_type_hint: "access_token" } },
      run(request) {
        const application = findClient(world, request, request.body);
        if (!application) return { status: 401, body: { error: "invalid_client" } };
        grants.revoke(request.body.token, application.id);
        return ok({});
      },
    }),
    discordCall({
      method: "GET",
      path: "/oauth2/@me",
      malformed: { query: { fields: "id" } },
      run({ caller }) {
        if (caller.kind !== "bearer") throw refusal("generalUnauthorized");
        const { grant } = caller;
        const user = grant.scopes.includes("identify") ? { user: describeUser(world.user(grant.userId)) } : {};
        const application = describeApplicationInBrief(world.application(grant.applicationId));
        return ok({ application, scopes: grant.scopes, expires: describeTime(grant.expiresAt), ...user });
      },
    }),
  ];
}

/** The application that proves itself by basic authorization or in the body; undefined for a wrong secret or a JSON body. */
function findClient(
  world: World,
  { exchange: { headers, recordViolation } }: CallRequest<unknown, unknown, Caller>,
  { client_id, client_secret }: { client_id?: string | undefined; client_secret?: string | undefined },
): Application | undefined {
  if (!headers["content-type"]?.startsWith("application/x-www-form-urlencoded")) {
    recordViolation(["POST /oauth2/token: only forms are taken, no JSON"]);
    return undefined;
  }
  const basic = /^Basic (.+)$/.exec(headers.authorization ?? "")?.[1];
  const [id, secret] = basic
    ? Buffer.from(basic, "base64").toString("utf8").split(":").map(decodeURIComponent)
    : [client_id, client_secret];
  const application = world.applications.get(id ?? "");
  return application?.clientSecret === secret ? application : undefined;
}

function describeGrant({ accessToken, refreshToken, scopes }: Grant) {
  return {
    token_type: "Bearer",
    access_token: accessToken,
    expires_in: accessSeconds,
    ...(refreshToken && { refresh_token: refreshToken }),
    scope: scopes.join(" "),
  };
}

function badGrant(field: string): Answer {
  return { status: 400, body: { error: "invalid_grant", error_description: `Invalid "${field}" in request.` } };
}
