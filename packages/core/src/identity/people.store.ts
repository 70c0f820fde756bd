/** What people are called, members and people of platforms alike. */
import type { Person } from "@eureka/contracts/actor";
import { fromUuid, toUuid } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../operations/index.ts";

/** Names by the id of the member or external identity; people who are gone are missing. */
export async function selectNames(
  transaction: Transaction,
  people: readonly Person[],
): Promise<ReadonlyMap<string, string>> {
  if (people.length === 0) return new Map();
  const idsOf = (type: Person["type"]) => people.filter((person) => person.type === type).map(({ id }) => toUuid(id));
  const rows = await query<{ type: Person["type"]; id: string; name: string }>(
    transaction,
    {
      name: "identity.names",
      text: `select 'member' as type, id, name from members where organization_id = $1 and id = any ($2::uuid[])
             union all
             select 'external', id, display_name from external_identities where organization_id = $1 and id = any ($3::uuid[])`,
    },
    [toUuid(transaction.organizationId as string), idsOf("member"), idsOf("external")],
  );
  return new Map(
    rows.map(({ type, id, name }) => [fromUuid(type === "member" ? "member" : "external_identity", id), name]),
  );
}
