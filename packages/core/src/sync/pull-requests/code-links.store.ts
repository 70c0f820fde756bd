/** Table `code_links`: branches and commits that name work items. */
import { type Id, toUuid } from "@eureka/contracts/ids";
import type { CodeLink } from "@eureka/contracts/pull-request";
import { from, instant, query, typeId } from "@eureka/kit/db";
import { and, desc, eq } from "drizzle-orm";
import { pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";

export const codeLinks = pgTable("code_links", {
  organizationId: typeId("organization").notNull(),
  id: typeId("code_link").notNull(),
  connectedBoardId: typeId("connected_board").notNull(),
  workItemId: typeId("work_item").notNull(),
  kind: text().$type<CodeLink["kind"]>().notNull(),
  name: text().notNull(),
  title: text().notNull(),
  permalink: text(),
  createdAt: instant().notNull(),
});

export type CodeLinkRow = typeof codeLinks.$inferSelect;

function current(transaction: Transaction): Id<"organization"> {
  return transaction.organizationId as Id<"organization">;
}

/** False when it was there before. */
export async function insertCodeLink(
  transaction: Transaction,
  row: Omit<CodeLinkRow, "organizationId">,
): Promise<boolean> {
  const rows = await from(transaction)
    .insert(codeLinks)
    .values({ ...row, organizationId: current(transaction) })
    .onConflictDoNothing()
    .returning();
  return rows.length > 0;
}

/** The work items that a branch named, which is gone. */
export async function deleteBranchLinks(
  transaction: Transaction,
  connectedBoardId: Id<"connected_board">,
  branch: string,
): Promise<Id<"work_item">[]> {
  const rows = await from(transaction)
    .delete(codeLinks)
    .where(
      and(
        eq(codeLinks.organizationId, current(transaction)),
        eq(codeLinks.connectedBoardId, connectedBoardId),
        eq(codeLinks.kind, "branch"),
        eq(codeLinks.name, branch),
      ),
    )
    .returning();
  return rows.map(({ workItemId }) => workItemId);
}

/** What names one item names another one from now on; what names both already goes with the first. */
export async function moveCodeLinks(
  transaction: Transaction,
  duplicate: Id<"work_item">,
  into: Id<"work_item">,
): Promise<void> {
  await query(
    transaction,
    {
      name: "code_links.move",
      text: `update code_links a set work_item_id = $3 where organization_id = $1 and work_item_id = $2 and not exists (
               select from code_links b where b.organization_id = $1 and b.work_item_id = $3
                 and b.connected_board_id = a.connected_board_id and b.kind = a.kind and b.name = a.name)`,
    },
    [toUuid(current(transaction)), toUuid(duplicate), toUuid(into)],
  );
}

/** The newest first. */
export async function selectCodeLinksOfItem(
  transaction: Transaction,
  workItemId: Id<"work_item">,
  limit: number,
): Promise<CodeLinkRow[]> {
  return from(transaction)
    .select()
    .from(codeLinks)
    .where(and(eq(codeLinks.organizationId, current(transaction)), eq(codeLinks.workItemId, workItemId)))
    .orderBy(desc(codeLinks.id))
    .limit(limit);
}
