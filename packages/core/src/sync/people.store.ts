/** Who people are on a platform. The tables belong to identity; here they are only read. */
import type { Person } from "@eureka/contracts/actor";
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../operations/index.ts";

/** The platform user ids of people on one connection, by the people's ids; whoever is not known there is missing. */
export async function selectPlatformUsers(
  transaction: Transaction,
  connectionId: Id<"connection">,
  people: readonly Person[],
): Promise<ReadonlyMap<string, string>> {
  if (people.length === 0) return new Map();
  const rows = await query<{ id: string; member_id: string | null; platform_user_id: string }>(
    transaction,
    {
      name: "sync.platform_users",
      text: `select id, member_id, platform_user_id from external_identities
             where organization_id = $1 and connection_id = $2 and (id = any ($3::uuid[]) or member_id = any ($3::uuid[]))
             order by id`,
    },
    [toUuid(transaction.organizationId as string), toUuid(connectionId), people.map(({ id }) => toUuid(id))],
  );
  const found = new Map<string, string>();
  for (const row of rows) {
    found.set(fromUuid("external_identity", row.id), row.platform_user_id);
    // The identity that was seen first speaks for a member who has several on one platform.
    const memberId = row.member_id && fromUuid("member", row.member_id);
    if (memberId && !found.has(memberId)) found.set(memberId, row.platform_user_id);
  }
  return found;
}

/** The name by which a person of a platform was seen last; null for somebody who was never seen. */
export async function selectSeenName(
  transaction: Transaction,
  connectionId: Id<"connection">,
  platformUserId: string,
): Promise<string | null> {
  const rows = await query<{ display_name: string }>(
    transaction,
    {
      name: "sync.seen_name",
      text: `select display_name from external_identities
             where organization_id = $1 and connection_id = $2 and platform_user_id = $3 limit 1`,
    },
    [toUuid(transaction.organizationId as string), toUuid(connectionId), platformUserId],
  );
  return rows[0]?.display_name ?? null;
}

/** What people of a platform are called, by their platform user ids; whoever was never seen is missing. */
export async function selectPlatformNames(
  transaction: Transaction,
  connectionId: Id<"connection">,
  platformUserIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (platformUserIds.length === 0) return new Map();
  const rows = await query<{ platform_user_id: string; display_name: string }>(
    transaction,
    {
      name: "sync.platform_names",
      text: `select platform_user_id, display_name from external_identities
             where organization_id = $1 and connection_id = $2 and platform_user_id = any ($3::text[])`,
    },
    [toUuid(transaction.organizationId as string), toUuid(connectionId), [...platformUserIds]],
  );
  return new Map(rows.map((row) => [row.platform_user_id, row.display_name]));
}
