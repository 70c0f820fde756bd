import type { EventSender } from "../../platform/index.ts";
import { refusal } from "../errors.ts";
import { tellApplication } from "../interactions/tell-application.ts";
import { describeGuild } from "../wire/guild-json.ts";
import { describeUser } from "../wire/people-json.ts";
import { permissionsInGuild } from "../world/access.ts";
import type { Application } from "../world/application.ts";
import type { Delivery } from "../world/happening.ts";
import { addBot } from "../world/membership.ts";
import { permissionBits } from "../world/permission-bits.ts";
import type { World } from "../world/world.ts";
import type { GrantBook } from "./grants.ts";

/** What an application asks for at `/oauth2/authorize`. */
export interface InstallRequest {
  readonly application: Application;
  readonly scopes: readonly string[];
  readonly permissions: bigint;
  /** Null where only the bot is added. */
  readonly redirectUri: string | null;
  readonly state: string | null;
  readonly guildId: string | null;
  readonly challenge: { readonly value: string; readonly method: string } | null;
}

const knownScopes = new Set(["applications.commands", "bot", "email", "guilds", "guilds.members.read", "identify"]);

/**
 * Reads the query of the page as Discord does.
 * @throws TypeError with what is wrong in it
 */
export function readInstallRequest(world: World, query: URLSearchParams): InstallRequest {
  const application = world.applications.get(query.get("client_id") ?? "");
  if (!application) throw new TypeError("client_id: unknown application");
  const scopes = (query.get("scope") ?? "").split(" ").filter(Boolean);
  if (scopes.length === 0) throw new TypeError("scope: this field is required");
  const unknown = scopes.find((scope) => !knownScopes.has(scope));
  if (unknown) throw new TypeError(`scope: ${unknown} is unknown`);
  const redirectUri = query.get("redirect_uri");
  const needsCode = scopes.some((scope) => scope !== "bot" && scope !== "applications.commands");
  if (redirectUri !== null && !application.redirectUris.includes(redirectUri))
    throw new TypeError("redirect_uri: not among the registered ones");
  if (needsCode && redirectUri === null) throw new TypeError("redirect_uri: this field is required");
  if (redirectUri !== null && query.get("response_type") !== "code") throw new TypeError("response_type: must be code");
  const challenge = query.get("code_challenge");
  const permissions = query.get("permissions") ?? "0";
  if (!/^\d+$/.test(permissions)) throw new TypeError("permissions: not a number");
  return {
    application,
    scopes,
    permissions: BigInt(permissions),
    redirectUri,
    state: query.get("state"),
    guildId: query.get("guild_id"),
    challenge: challenge === null ? null : { value: challenge, method: query.get("code_challenge_method") ?? "plain" },
  };
}

export interface Approval {
  /** Where the browser goes next, with the code; null without a redirect address. */
  readonly redirect: string | null;
  readonly code: string | null;
  readonly deliveries: readonly Delivery[];
}

/**
 * A person consents: the bot joins the guild, and the application is handed a code.
 * @throws 50013 when the person may not manage the guild
 */
export function approveInstall(
  world: World,
  grants: GrantBook,
  sender: EventSender,
  request: InstallRequest,
  { userId, guildId }: { readonly userId: string; readonly guildId?: string | undefined },
): Approval {
  const { application, scopes, permissions, redirectUri, state, challenge } = request;
  const user = world.user(userId);
  const isInstall = scopes.includes("bot") || scopes.includes("applications.commands");
  const target = isInstall ? world.guild(guildId ?? request.guildId) : null;
  if (target && !(permissionsInGuild(target, userId) & permissionBits.manageGuild)) throw refusal("missingPermissions");
  const deliveries = target && scopes.includes("bot") ? addBot(world, application, target, permissions) : [];
  void tellApplication(world, sender, application, "APPLICATION_AUTHORIZED", {
    ...(target && { integration_type: 0, guild: describeGuild(target) }),
    scopes,
    user: describeUser(user),
  });
  if (redirectUri === null) return { redirect: null, code: null, deliveries };
  const code = grants.giveCode({
    applicationId: application.id,
    userId,
    scopes,
    redirectUri,
    guildId: target?.id ?? null,
    challenge,
  });
  const redirect = new URL(redirectUri);
  redirect.searchParams.set("code", code);
  if (state !== null) redirect.searchParams.set("state", state);
  if (target) {
    redirect.searchParams.set("guild_id", target.id);
    redirect.searchParams.set("permissions", permissions.toString());
  }
  return { redirect: redirect.href, code, deliveries };
}
