/** Table `members`. */
import type { Id } from "@eureka/contracts/ids";
import { from, instant, parameter, prepared, typeId } from "@eureka/kit/db";
import { and, asc, eq, gt, ilike, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";

export const members = pgTable("members", {
  organizationId: typeId("organization").notNull(),
  id: typeId("member").notNull(),
  userId: typeId("user").notNull(),
  name: text().notNull(),
  handle: text().notNull(),
  timeZone: text().notNull().default("UTC"),
  status: text().$type<"active" | "deactivated">().notNull().default("active"),
  accessVersion: integer().notNull().default(1),
  removedAt: instant(),
  version: integer().notNull().default(1),
  lastSeenAt: instant(),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
});

export type MemberRow = typeof members.$inferSelect;

function current(transaction: Transaction): Id<"organization"> {
  return transaction.organizationId as Id<"organization">;
}

function memberIs(transaction: Transaction, id: Id<"member">): SQL | undefined {
  return and(eq(members.organizationId, current(transaction)), eq(members.id, id));
}

export async function insertMember(transaction: Transaction, row: typeof members.$inferInsert): Promise<MemberRow> {
  const rows = await from(transaction).insert(members).values(row).returning();
  return rows[0] as MemberRow;
}

const selectById = prepared("members.by_id", (db) =>
  db
    .select()
    .from(members)
    .where(
      and(
        eq(members.organizationId, parameter(members.organizationId, "organizationId")),
        eq(members.id, parameter(members.id, "id")),
      ),
    ),
);

export async function selectMember(
  transaction: Transaction,
  id: Id<"member">,
  options: { readonly lock: boolean } = { lock: false },
): Promise<MemberRow | undefined> {
  if (!options.lock) return (await selectById(transaction, { organizationId: current(transaction), id }))[0];
  const rows = await from(transaction).select().from(members).where(memberIs(transaction, id)).for("no key update");
  return rows[0];
}

export async function selectMemberOfUser(transaction: Transaction, userId: Id<"user">): Promise<MemberRow | undefined> {
  const rows = await from(transaction)
    .select()
    .from(members)
    .where(and(eq(members.organizationId, current(transaction)), eq(members.userId, userId)));
  return rows[0];
}

export interface MemberFilter {
  readonly status?: "active" | "deactivated" | undefined;
  /** Part of the name or of the handle. */
  readonly query?: string | undefined;
  readonly after: Id<"member"> | null;
  readonly limit: number;
}

export async function selectMembers(transaction: Transaction, filter: MemberFilter): Promise<MemberRow[]> {
  const pattern = filter.query ? `%${filter.query.replace(/[\\%_]/g, "\\$&")}%` : null;
  return from(transaction)
    .select()
    .from(members)
    .where(
      and(
        eq(members.organizationId, current(transaction)),
        isNull(members.removedAt),
        filter.status ? eq(members.status, filter.status) : undefined,
        pattern ? or(ilike(members.name, pattern), ilike(members.handle, pattern)) : undefined,
        filter.after ? gt(members.id, filter.after) : undefined,
      ),
    )
    .orderBy(asc(members.id))
    .limit(filter.limit);
}

export async function selectMembersByHandle(
  transaction: Transaction,
  handles: readonly string[],
): Promise<MemberRow[]> {
  if (handles.length === 0) return [];
  return from(transaction)
    .select()
    .from(members)
    .where(
      and(
        eq(members.organizationId, current(transaction)),
        eq(members.status, "active"),
        inArray(members.handle, [...handles]),
      ),
    );
}

/** Whether a member has the handle; waits for a transaction that is taking the same one, and holds it until this one ends. */
export async function isHandleTaken(transaction: Transaction, handle: string): Promise<boolean> {
  await from(transaction).execute(
    sql`select pg_advisory_xact_lock(hashtextextended('handle ' || ${current(transaction)} || ' ' || ${handle}, 0))`,
  );
  const rows = await from(transaction)
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.organizationId, current(transaction)), eq(members.handle, handle)));
  return rows.length > 0;
}

export type MemberChange = Partial<
  Pick<MemberRow, "name" | "handle" | "timeZone" | "status" | "removedAt" | "lastSeenAt">
> & { readonly updatedAt: Date };

export async function updateMemberRow(
  transaction: Transaction,
  id: Id<"member">,
  change: MemberChange,
): Promise<MemberRow> {
  const rows = await from(transaction)
    .update(members)
    .set({ ...change, version: sql`${members.version} + 1` })
    .where(memberIs(transaction, id))
    .returning();
  return rows[0] as MemberRow;
}

/** Being seen is no change of the member: it leaves the version alone. */
export async function touchMember(transaction: Transaction, id: Id<"member">, at: Date): Promise<void> {
  await from(transaction).update(members).set({ lastSeenAt: at }).where(memberIs(transaction, id));
}

/** Makes every access token of the member worthless. */
export async function raiseAccessVersion(transaction: Transaction, id: Id<"member">): Promise<void> {
  await from(transaction)
    .update(members)
    .set({ accessVersion: sql`${members.accessVersion} + 1` })
    .where(memberIs(transaction, id));
}
