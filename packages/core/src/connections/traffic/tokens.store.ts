/** The tokens of connections in table `connections`: who renews them, and what came of it. None of this is a change that people see. */
import { type Id, toUuid } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../../operations/index.ts";
import type { ConnectionRow } from "../connections.store.ts";

export interface RefreshClaim {
  /** The tokens that are to be renewed. */
  readonly generation: number;
  readonly now: Date;
  readonly until: Date;
}

/**
 * Takes the right to renew the tokens; null while somebody else has it, or when they are not those tokens any more. Gives how many
 * refreshes began since the last one of which the end is known, this one included.
 */
export async function claimRefresh(
  transaction: Transaction,
  id: Id<"connection">,
  { generation, now, until }: RefreshClaim,
): Promise<number | null> {
  const rows = await query<{ refresh_attempts: number }>(
    transaction,
    {
      name: "connections.claim_refresh",
      text: `update connections set refresh_lease_until = $5, refresh_attempts = refresh_attempts + 1
        where organization_id = $1 and id = $2 and token_generation = $3 and state in ('active', 'paused')
          and (refresh_lease_until is null or refresh_lease_until <= $4)
        returning refresh_attempts`,
    },
    [toUuid(transaction.organizationId as string), toUuid(id), generation, now, until],
  );
  return rows[0]?.refresh_attempts ?? null;
}

/** Keeps renewed tokens; false when others were granted meanwhile, or the connection was removed. */
export async function keepRefreshed(
  transaction: Transaction,
  id: Id<"connection">,
  generation: number,
  columns: Pick<ConnectionRow, "tokens" | "tokenExpiresAt" | "scopes">,
): Promise<boolean> {
  const rows = await query(
    transaction,
    {
      name: "connections.keep_refreshed",
      text: `update connections set tokens = $4, token_expires_at = $5, scopes = $6, token_generation = token_generation + 1,
          refresh_lease_until = null, refresh_attempts = 0
        where organization_id = $1 and id = $2 and token_generation = $3 and state <> 'removed' returning id`,
    },
    [
      toUuid(transaction.organizationId as string),
      toUuid(id),
      generation,
      columns.tokens,
      columns.tokenExpiresAt,
      columns.scopes,
    ],
  );
  return rows.length > 0;
}

/** Gives the right back: the platform has answered, or was never asked, and the tokens are what they were. */
export async function releaseRefresh(
  transaction: Transaction,
  id: Id<"connection">,
  generation: number,
): Promise<void> {
  await query(
    transaction,
    {
      name: "connections.release_refresh",
      text: `update connections set refresh_lease_until = null, refresh_attempts = 0
        where organization_id = $1 and id = $2 and token_generation = $3`,
    },
    [toUuid(transaction.organizationId as string), toUuid(id), generation],
  );
}

/** Notes since when the platform does not answer; false when that is known already, or nothing goes through the connection. */
export async function markUnreachable(transaction: Transaction, id: Id<"connection">, since: Date): Promise<boolean> {
  const rows = await query(
    transaction,
    {
      name: "connections.mark_unreachable",
      text: `update connections set unreachable_since = $3
        where organization_id = $1 and id = $2 and unreachable_since is null and state = 'active' returning id`,
    },
    [toUuid(transaction.organizationId as string), toUuid(id), since],
  );
  return rows.length > 0;
}

/** Notes that the platform answers again; false when nobody was told that it did not. */
export async function markRecovered(transaction: Transaction, id: Id<"connection">): Promise<boolean> {
  const rows = await query(
    transaction,
    {
      name: "connections.mark_recovered",
      text: `update connections set unreachable_since = null
        where organization_id = $1 and id = $2 and unreachable_since is not null returning id`,
    },
    [toUuid(transaction.organizationId as string), toUuid(id)],
  );
  return rows.length > 0;
}
