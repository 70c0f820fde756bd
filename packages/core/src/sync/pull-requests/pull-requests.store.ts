/** Tables `pull_requests` and `pull_request_links`. */
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import type { BoardPullRequest, PullRequest, PullRequestEvaluation } from "@eureka/contracts/pull-request";
import { from, instant, json, query, typeId } from "@eureka/kit/db";
import { and, asc, desc, eq, inArray, lt, type SQL, sql } from "drizzle-orm";
import { boolean, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";
import type { VisiblePlaces } from "../../permissions/index.ts";

export const pullRequests = pgTable("pull_requests", {
  organizationId: typeId("organization").notNull(),
  id: typeId("pull_request").notNull(),
  connectedBoardId: typeId("connected_board").notNull(),
  platformPullRequestId: text().notNull(),
  name: text().notNull(),
  title: text().notNull(),
  state: text().$type<PullRequest["state"]>().notNull(),
  review: text().$type<PullRequest["review"]>().notNull(),
  checks: text().$type<PullRequest["checks"]>().notNull(),
  authorId: typeId("external_identity").notNull(),
  isBot: boolean().notNull(),
  branch: text().notNull(),
  baseBranch: text().notNull(),
  platformCommitId: text().notNull(),
  permalink: text().notNull(),
  commentAttemptedAt: instant(),
  platformCommentId: text(),
  commentBody: text(),
  evaluation: json<PullRequestEvaluation>(),
  evaluatedCommitId: text(),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
});

export const pullRequestLinks = pgTable("pull_request_links", {
  organizationId: typeId("organization").notNull(),
  pullRequestId: typeId("pull_request").notNull(),
  workItemId: typeId("work_item").notNull(),
  isMade: boolean().notNull(),
  createdAt: instant().notNull(),
});

export type PullRequestRow = typeof pullRequests.$inferSelect;
export type PullRequestLinkRow = typeof pullRequestLinks.$inferSelect;

function current(transaction: Transaction): Id<"organization"> {
  return transaction.organizationId as Id<"organization">;
}

const isHere = (transaction: Transaction): SQL => eq(pullRequests.organizationId, current(transaction));

/** The pull request, locked until the transaction ends. */
export async function selectPullRequestAt(
  transaction: Transaction,
  connectedBoardId: Id<"connected_board">,
  platformPullRequestId: string,
): Promise<PullRequestRow | undefined> {
  const rows = await from(transaction)
    .select()
    .from(pullRequests)
    .where(
      and(
        isHere(transaction),
        eq(pullRequests.connectedBoardId, connectedBoardId),
        eq(pullRequests.platformPullRequestId, platformPullRequestId),
      ),
    )
    .for("no key update");
  return rows[0];
}

export async function selectPullRequest(
  transaction: Transaction,
  id: Id<"pull_request">,
): Promise<PullRequestRow | undefined> {
  const rows = await from(transaction)
    .select()
    .from(pullRequests)
    .where(and(isHere(transaction), eq(pullRequests.id, id)));
  return rows[0];
}

export async function insertPullRequest(
  transaction: Transaction,
  row: Omit<typeof pullRequests.$inferInsert, "organizationId">,
): Promise<void> {
  await from(transaction)
    .insert(pullRequests)
    .values({ ...row, organizationId: current(transaction) });
}

export async function updatePullRequest(
  transaction: Transaction,
  id: Id<"pull_request">,
  change: Partial<Omit<PullRequestRow, "organizationId" | "id">>,
): Promise<void> {
  await from(transaction)
    .update(pullRequests)
    .set(change)
    .where(and(isHere(transaction), eq(pullRequests.id, id)));
}

export async function deletePullRequest(transaction: Transaction, id: Id<"pull_request">): Promise<void> {
  await from(transaction)
    .delete(pullRequests)
    .where(and(isHere(transaction), eq(pullRequests.id, id)));
}

/** Those whose newest commit it is, and those of a board that are open while their checks run: `platformCommitId` null. */
export async function selectPullRequestsChecked(
  transaction: Transaction,
  connectedBoardId: Id<"connected_board">,
  platformCommitId: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await from(transaction)
    .select({ id: pullRequests.platformPullRequestId })
    .from(pullRequests)
    .where(
      and(
        isHere(transaction),
        eq(pullRequests.connectedBoardId, connectedBoardId),
        inArray(pullRequests.state, ["draft", "open"]),
        platformCommitId === null
          ? inArray(pullRequests.checks, ["none", "pending"])
          : eq(pullRequests.platformCommitId, platformCommitId),
      ),
    )
    .orderBy(asc(pullRequests.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** The newest of a board that are not merged or closed. */
export async function selectOpenPullRequests(
  transaction: Transaction,
  connectedBoardId: Id<"connected_board">,
  limit: number,
): Promise<string[]> {
  const rows = await from(transaction)
    .select({ id: pullRequests.platformPullRequestId })
    .from(pullRequests)
    .where(
      and(
        isHere(transaction),
        eq(pullRequests.connectedBoardId, connectedBoardId),
        inArray(pullRequests.state, ["draft", "open"]),
      ),
    )
    .orderBy(desc(pullRequests.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** False when it was linked before. */
export async function insertPullRequestLink(
  transaction: Transaction,
  row: Omit<PullRequestLinkRow, "organizationId">,
): Promise<boolean> {
  const rows = await from(transaction)
    .insert(pullRequestLinks)
    .values({ ...row, organizationId: current(transaction) })
    .onConflictDoNothing()
    .returning();
  return rows.length > 0;
}

export async function deletePullRequestLink(
  transaction: Transaction,
  pullRequestId: Id<"pull_request">,
  workItemId: Id<"work_item">,
): Promise<void> {
  await from(transaction)
    .delete(pullRequestLinks)
    .where(
      and(
        eq(pullRequestLinks.organizationId, current(transaction)),
        eq(pullRequestLinks.pullRequestId, pullRequestId),
        eq(pullRequestLinks.workItemId, workItemId),
      ),
    );
}

/** What belongs to one item belongs to another one from now on; what belongs to both already goes with the first. */
export async function movePullRequestLinks(
  transaction: Transaction,
  duplicate: Id<"work_item">,
  into: Id<"work_item">,
): Promise<void> {
  await query(
    transaction,
    {
      name: "pull_request_links.move",
      text: `update pull_request_links a set work_item_id = $3 where organization_id = $1 and work_item_id = $2 and not exists (
               select from pull_request_links b where b.organization_id = $1 and b.work_item_id = $3
                 and b.pull_request_id = a.pull_request_id)`,
    },
    [toUuid(current(transaction)), toUuid(duplicate), toUuid(into)],
  );
}

export async function selectLinksOfPullRequest(
  transaction: Transaction,
  pullRequestId: Id<"pull_request">,
): Promise<PullRequestLinkRow[]> {
  return from(transaction)
    .select()
    .from(pullRequestLinks)
    .where(
      and(eq(pullRequestLinks.organizationId, current(transaction)), eq(pullRequestLinks.pullRequestId, pullRequestId)),
    )
    .orderBy(asc(pullRequestLinks.createdAt), asc(pullRequestLinks.workItemId));
}

export interface LinkedPullRequest {
  readonly row: PullRequestRow;
  readonly isMade: boolean;
}

/** The pull requests of a work item, the newest last. */
export async function selectPullRequestsOfItem(
  transaction: Transaction,
  workItemId: Id<"work_item">,
): Promise<LinkedPullRequest[]> {
  return from(transaction)
    .select({ row: pullRequests, isMade: pullRequestLinks.isMade })
    .from(pullRequestLinks)
    .innerJoin(
      pullRequests,
      and(
        eq(pullRequests.organizationId, pullRequestLinks.organizationId),
        eq(pullRequests.id, pullRequestLinks.pullRequestId),
      ),
    )
    .where(and(eq(pullRequestLinks.organizationId, current(transaction)), eq(pullRequestLinks.workItemId, workItemId)))
    .orderBy(asc(pullRequests.id));
}

/** Those of a board, the newest first. */
export async function selectPullRequestsOfBoard(
  transaction: Transaction,
  connectedBoardId: Id<"connected_board">,
  {
    states,
    after,
    limit,
  }: {
    readonly states: readonly PullRequest["state"][];
    readonly after: Id<"pull_request"> | null;
    readonly limit: number;
  },
): Promise<LinkedPullRequest[]> {
  const { organizationId, id } = pullRequests;
  const isMade = sql<boolean>`exists (select from ${pullRequestLinks} l
    where l.organization_id = ${organizationId} and l.pull_request_id = ${id} and l.is_made)`;
  return from(transaction)
    .select({ row: pullRequests, isMade })
    .from(pullRequests)
    .where(
      and(
        isHere(transaction),
        eq(pullRequests.connectedBoardId, connectedBoardId),
        states.length === 0 ? undefined : inArray(pullRequests.state, [...states]),
        after === null ? undefined : lt(id, after),
      ),
    )
    .orderBy(desc(id))
    .limit(limit);
}

/** The work items of pull requests as far as they stand in `places`. The table belongs to work items; here it is only read. */
export async function selectItemsOfPullRequests(
  transaction: Transaction,
  ids: readonly Id<"pull_request">[],
  places: VisiblePlaces,
): Promise<ReadonlyMap<string, BoardPullRequest["workItems"]>> {
  const rows = await query<{ pull_request_id: string; id: string; key: string; title: string }>(
    transaction,
    {
      name: "sync.items_of_pull_requests",
      text: `select l.pull_request_id, i.id, i.key, i.title from pull_request_links l
        join work_items i on i.organization_id = l.organization_id and i.id = l.work_item_id
        where l.organization_id = $1 and l.pull_request_id = any ($2::uuid[])
          and (i.workspace_id = any ($3::uuid[]) or exists (
            select from placements p join boards b on b.organization_id = p.organization_id and b.id = p.board_id
            where p.organization_id = i.organization_id and p.work_item_id = i.id
              and (b.workspace_id = any ($3::uuid[]) or b.id = any ($4::uuid[]))))
        order by l.created_at, i.id`,
    },
    [toUuid(current(transaction)), ids.map(toUuid), places.workspaceIds.map(toUuid), places.boardIds.map(toUuid)],
  );
  const items = new Map<string, BoardPullRequest["workItems"]>();
  for (const { pull_request_id, id, key, title } of rows) {
    const pullRequestId = fromUuid("pull_request", pull_request_id);
    items.set(pullRequestId, [...(items.get(pullRequestId) ?? []), { id: fromUuid("work_item", id), key, title }]);
  }
  return items;
}

/** Whether a pull request of this board made the item: then that is its counterpart over there. */
export async function wasMadeByPullRequest(
  transaction: Transaction,
  connectedBoardId: Id<"connected_board">,
  workItemId: Id<"work_item">,
): Promise<boolean> {
  const made = await selectPullRequestsOfItem(transaction, workItemId);
  return made.some(({ row, isMade }) => isMade && row.connectedBoardId === connectedBoardId);
}

/** The names of people, as their platform shows them. The table belongs to identity; here it is only read. */
export async function selectAuthorNames(
  transaction: Transaction,
  ids: readonly Id<"external_identity">[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await query<{ id: string; display_name: string }>(
    transaction,
    {
      name: "sync.author_names",
      text: `select id, display_name from external_identities where organization_id = $1 and id = any ($2::uuid[])`,
    },
    [toUuid(current(transaction)), ids.map(toUuid)],
  );
  return new Map(rows.map((row) => [fromUuid("external_identity", row.id), row.display_name]));
}
