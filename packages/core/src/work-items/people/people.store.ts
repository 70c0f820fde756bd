/** Table `work_item_assignees`, and the reads of people that references to them need. */
import type { Person } from "@eureka/contracts/actor";
import { fromUuid, type Id, newUuid, toUuid } from "@eureka/contracts/ids";
import { instant, query, typeId } from "@eureka/kit/db";
import { pgTable, uuid } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";
import { organizationUuid, toPersonColumns } from "../columns.ts";

export const workItemAssignees = pgTable("work_item_assignees", {
  organizationId: typeId("organization").notNull(),
  id: uuid().notNull(),
  workItemId: typeId("work_item").notNull(),
  memberId: typeId("member"),
  externalIdentityId: typeId("external_identity"),
  createdAt: instant().notNull(),
});

function personUuids(person: Person): [string | null, string | null] {
  const { memberId, externalIdentityId } = toPersonColumns(person);
  return [memberId && toUuid(memberId), externalIdentityId && toUuid(externalIdentityId)];
}

/** Assigns a person; false when the person was assigned already. */
export async function insertAssignee(
  transaction: Transaction,
  workItemId: Id<"work_item">,
  person: Person,
  now: Date,
): Promise<boolean> {
  const rows = await query(
    transaction,
    {
      name: "assignees.insert",
      text: `insert into work_item_assignees (organization_id, work_item_id, member_id, external_identity_id, id, created_at)
             values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id`,
    },
    [organizationUuid(transaction), toUuid(workItemId), ...personUuids(person), newUuid(now.getTime()), now],
  );
  return rows.length > 0;
}

/** Takes a person off an item; false when the person was not assigned. */
export async function deleteAssignee(
  transaction: Transaction,
  workItemId: Id<"work_item">,
  person: Person,
): Promise<boolean> {
  const rows = await query(
    transaction,
    {
      name: "assignees.delete",
      text: `delete from work_item_assignees
             where organization_id = $1 and work_item_id = $2 and member_id is not distinct from $3::uuid
               and external_identity_id is not distinct from $4::uuid
             returning id`,
    },
    [organizationUuid(transaction), toUuid(workItemId), ...personUuids(person)],
  );
  return rows.length > 0;
}

/** Active members by their ids and handles. */
export async function selectMembers(
  transaction: Transaction,
  wanted: { readonly ids: readonly Id<"member">[]; readonly handles: readonly string[] },
): Promise<{ id: Id<"member">; handle: string }[]> {
  const rows = await query<{ id: string; handle: string }>(
    transaction,
    {
      name: "assignees.members",
      text: `select id, handle from members
             where organization_id = $1 and status = 'active' and (id = any ($2::uuid[]) or handle = any ($3::text[]))`,
    },
    [organizationUuid(transaction), wanted.ids.map(toUuid), wanted.handles],
  );
  return rows.map(({ id, handle }) => ({ id: fromUuid("member", id), handle }));
}

/** External identities as persons: one that is linked stands for its member. */
export async function selectExternalIdentities(
  transaction: Transaction,
  ids: readonly Id<"external_identity">[],
): Promise<Map<Id<"external_identity">, Person>> {
  if (ids.length === 0) return new Map();
  const rows = await query<{ id: string; member_id: string | null }>(
    transaction,
    {
      name: "assignees.external_identities",
      text: "select id, member_id from external_identities where organization_id = $1 and id = any ($2::uuid[])",
    },
    [organizationUuid(transaction), ids.map(toUuid)],
  );
  return new Map(
    rows.map(({ id, member_id }) => {
      const externalId = fromUuid("external_identity", id);
      const person: Person = member_id
        ? { type: "member", id: fromUuid("member", member_id) }
        : { type: "external", id: externalId };
      return [externalId, person];
    }),
  );
}

/** The time zone of a member, or undefined for nobody. */
export async function selectTimeZone(transaction: Transaction, memberId: Id<"member">): Promise<string | undefined> {
  const rows = await query<{ time_zone: string }>(
    transaction,
    { name: "assignees.time_zone", text: "select time_zone from members where organization_id = $1 and id = $2" },
    [organizationUuid(transaction), toUuid(memberId)],
  );
  return rows[0]?.time_zone;
}

/** The time zone of a workspace. */
export async function selectWorkspaceTimeZone(
  transaction: Transaction,
  workspaceId: Id<"workspace">,
): Promise<string | undefined> {
  const rows = await query<{ time_zone: string }>(
    transaction,
    {
      name: "assignees.workspace_time_zone",
      text: "select time_zone from workspaces where organization_id = $1 and id = $2",
    },
    [organizationUuid(transaction), toUuid(workspaceId)],
  );
  return rows[0]?.time_zone;
}

/** Writes a member in place of an external identity wherever work items name a person. */
export async function replacePerson(
  transaction: Transaction,
  externalIdentityId: Id<"external_identity">,
  memberId: Id<"member">,
): Promise<void> {
  const values = [organizationUuid(transaction), toUuid(externalIdentityId), toUuid(memberId)];
  // An item that both were assigned to keeps the member once.
  await query(
    transaction,
    {
      name: "assignees.forget_doubles",
      text: `delete from work_item_assignees a where a.organization_id = $1 and a.external_identity_id = $2 and exists (
               select from work_item_assignees b
               where b.organization_id = $1 and b.work_item_id = a.work_item_id and b.member_id = $3)`,
    },
    values,
  );
  for (const [table, prefix] of personPlaces) {
    await query(
      transaction,
      {
        name: `assignees.replace_in_${table}`,
        text: `update ${table} set ${prefix}member_id = $3, ${prefix}external_identity_id = null
               where organization_id = $1 and ${prefix}external_identity_id = $2`,
      },
      values,
    );
  }
}

/** Where this module's tables refer to people, with the prefix of the two columns. */
const personPlaces = [
  ["work_items", "created_by_"],
  ["work_item_assignees", ""],
  ["comments", "author_"],
  ["attachments", "added_by_"],
] as const;
