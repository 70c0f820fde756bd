/** Tokens that a platform granted to a connection, or to a mandate: encrypted with the organization's key, bound to their row. */
import type { GrantedTokens } from "@eureka/connector-sdk";
import { type Id, isIdOf } from "@eureka/contracts/ids";
import type { ConnectionRow } from "./connections.store.ts";
import { type OpenPorts, openJson, type SealAccess, type SealedPlace, sealJson } from "./sealed-json.ts";

export interface StoredTokens {
  readonly accessToken: string;
  /** Null where the platform gave none: such a token cannot be renewed. */
  readonly refreshToken: string | null;
  /** ISO 8601, UTC. */
  readonly grantedAt: string;
}

/** A connection, or the account whose mandate it is. */
export type TokenRow = Id<"connection"> | Id<"external_identity">;

export type TokenColumns = Pick<ConnectionRow, "tokens" | "tokenExpiresAt" | "scopes">;

/** What a row keeps of a grant. A platform that leaves the refresh token out means the one that it gave `before` (RFC 6749 section 6). */
export async function sealTokens(
  access: SealAccess,
  id: TokenRow,
  granted: GrantedTokens,
  { grantedAt, before }: { readonly grantedAt: Date; readonly before?: StoredTokens },
): Promise<TokenColumns> {
  const { accessToken, refreshToken = before?.refreshToken ?? null, expiresInSeconds, scopes } = granted;
  const tokens: StoredTokens = { accessToken, refreshToken, grantedAt: grantedAt.toISOString() };
  return {
    tokens: await sealJson(access, placeOf(id), tokens),
    tokenExpiresAt: expiresInSeconds === undefined ? null : new Date(grantedAt.getTime() + expiresInSeconds * 1_000),
    scopes: [...scopes],
  };
}

/** Opens what {@link sealTokens} made for the same row; null when there is none. */
export async function openTokens(
  ports: OpenPorts,
  owner: { readonly organizationId: Id<"organization">; readonly id: TokenRow },
  sealed: Uint8Array | null,
): Promise<StoredTokens | null> {
  return sealed ? openJson(ports, owner.organizationId, placeOf(owner.id), sealed) : null;
}

function placeOf(id: TokenRow): SealedPlace {
  return { table: isIdOf("connection", id) ? "connections" : "mandates", column: "tokens", rowId: id };
}
