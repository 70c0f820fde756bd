import type { ChangesRequest, TrackerCapability, TrackerItem } from "@eureka/connector-sdk";
import { exampleBoardConnection } from "@eureka/contracts/connected-board";
import { EurekaError } from "@eureka/contracts/errors";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { type SyncPreview, type SyncRules, syncPreviewSchema, syncRulesSchema } from "@eureka/contracts/sync-rules";
import type { WorkItem } from "@eureka/contracts/work-item";
import { z } from "zod";
import { explainConnectorError, type LoadedConnection, recallConnection } from "../connections/index.ts";
import { type Context, defineOperation, type PreparationContext, type Transaction } from "../operations/index.ts";
import { readWorkItems } from "../work-items/index.ts";
import { assertCapable } from "./assert-capable.ts";
import { type ConflictRow, selectConflictsOfAll } from "./conflicts.store.ts";
import { type ConnectedBoardRow, selectConnectedBoard, selectConnectedLists } from "./connected-boards.store.ts";
import { type ExternalLinkRow, selectLinkedAmong } from "./external-links.store.ts";
import { labelListId } from "./label-lists.ts";
import { loadConnectedBoard } from "./load-connected-board.ts";
import type { Place } from "./load-place.ts";
import { longestTexts, openConflictsOf } from "./open-conflicts.ts";
import { selectCopiesChangedHere } from "./our-changes.store.ts";
import { drawTheirSide } from "./our-side.ts";
import { planMeeting } from "./plan-meeting.ts";
import { describePlan, type PlannedItem } from "./preview-plan.ts";
import { readCopy } from "./read-copy.ts";
import { readOurFacts } from "./read-our-facts.ts";
import { fieldRulesOf } from "./rules-of.ts";
import { trackerOfBoard } from "./tracker-of.ts";

const days = 30;
const mostItems = 1_000;
/** Copies that are read one by one because only our side changed. */
const mostSingleReads = 50;

/** Reads both sides as they are, and plans as the comparison does; nothing is written anywhere. */
export const previewConnectedBoard = defineOperation({
  name: "connected_board.preview",
  summary: "See what rules of a connected board would do, without setting them",
  description:
    "Compares items with their copies under the given rules: which fields would be written here or on the platform, and which ones people would be asked about. On a board of more than 1,000 items it looks at what changed on either side within the last 30 days. Refuses rules as connected_board.update does. Comments and attachments are not looked at.",
  input: z.strictObject({ id: idSchema("connected_board"), rules: syncRulesSchema }),
  output: syncPreviewSchema,
  permission: "board:update",
  sight: "board:read",
  effect: "read",
  http: { method: "POST", path: "/connected-boards/{id}/preview" },
  command: { words: ["id"] },
  cost: 5,
  example: {
    input: { id: exampleBoardConnection.id, rules: exampleBoardConnection.rules },
    output: syncPreviewSchema.parse(syncPreviewSchema.meta()?.example),
  },
  // Before the transaction: a platform may take its time.
  prepare: (preparation, { id, rules }) => readCopies(preparation, id, rules),
  target: (context, input) => loadConnectedBoard(context, input.id),
  async run(context, { rules }, { row }, copies) {
    await assertCapable(context, row, rules);
    if (!copies) throw new Error("a board that is there was not read");
    if (copies instanceof EurekaError) throw copies;
    return preview(context, row, rules, copies);
  },
});

interface Copies {
  readonly connection: LoadedConnection;
  readonly tracker: TrackerCapability;
  readonly items: readonly TrackerItem[];
  readonly isWhole: boolean;
}

/** Null for a board that is not there: the transaction refuses it properly. An error waits until the rights were checked. */
async function readCopies(
  { principal, ports, application }: PreparationContext,
  id: Id<"connected_board">,
  rules: SyncRules,
): Promise<Copies | EurekaError | null> {
  if (!principal) return null;
  const { organizationId } = principal;
  const look = <Result>(read: (transaction: Transaction) => Promise<Result>) =>
    ports.database.withOrganization(organizationId, read, { readOnly: true });
  const board = await look((transaction) => selectConnectedBoard(transaction, id));
  if (!board) return null;
  const connection = await recallConnection({ ports, organizationId }, board.connectionId);
  try {
    const tracker = trackerOfBoard({ application, ports, organizationId }, connection, {
      boardId: board.boardId,
      rules,
    });
    const all = await readItems(tracker, board);
    if (all.isWhole) return { connection, tracker, ...all };
    const since = new Date(ports.clock.now().getTime() - days * 86_400_000);
    const changedHere = await look((transaction) =>
      selectCopiesChangedHere(transaction, { boardId: board.boardId, since, limit: mostItems }),
    );
    return { connection, tracker, isWhole: false, items: await readChanged(tracker, board, since, changedHere) };
  } catch (error) {
    if (error instanceof EurekaError) return error;
    const explained = explainConnectorError(error, connection.title, "connection.platform_refused");
    if (explained instanceof EurekaError) return explained;
    throw error;
  }
}

/** As many as are looked at, or what changed since then. */
async function readItems(
  tracker: TrackerCapability,
  { platformBoardId }: ConnectedBoardRow,
  changedAfter?: Date,
): Promise<Pick<Copies, "items" | "isWhole">> {
  const items: TrackerItem[] = [];
  let request: ChangesRequest = { platformBoardId, ...(changedAfter && { changedAfter }) };
  while (items.length < mostItems) {
    const page = await tracker.listChanges({ ...request, limit: mostItems - items.length });
    items.push(...page.changes.flatMap((change) => (change.kind === "present" ? [change.item] : [])));
    if (!page.hasMore) return { items, isWhole: true };
    request = { platformBoardId, cursor: page.nextCursor };
  }
  return { items, isWhole: false };
}

/** The copies that changed since then, and those of items that did. */
async function readChanged(
  tracker: TrackerCapability,
  connectedBoard: ConnectedBoardRow,
  since: Date,
  changedHere: readonly string[],
): Promise<TrackerItem[]> {
  const items = [...(await readItems(tracker, connectedBoard, since)).items];
  const read = new Set(items.map(({ platformItemId }) => platformItemId));
  const missing = changedHere.filter((platformItemId) => !read.has(platformItemId));
  for (const platformItemId of missing.slice(0, mostSingleReads)) {
    const copy = await readCopy({ tracker, connectedBoard }, platformItemId);
    if (copy) items.push(copy);
  }
  return items;
}

async function preview(
  context: Context,
  connectedBoard: ConnectedBoardRow,
  rules: SyncRules,
  { connection, tracker, items, isWhole }: Copies,
): Promise<SyncPreview> {
  const { boardId } = connectedBoard;
  const lists = await selectConnectedLists(context.transaction, boardId);
  const place: Place = { connectedBoard: { ...connectedBoard, rules }, connection, tracker, lists, takesItems: true };
  const copies = new Map(items.map((item) => [item.platformItemId, item]));
  const linked = await selectLinkedAmong(context.transaction, boardId, [...copies.keys()]);
  const links = linked.filter(({ state }) => state === "linked");
  const found = await readWorkItems(
    context,
    links.map(({ workItemId }) => workItemId),
  );
  const workItems = new Map(found.map((item) => [item.id, item]));
  const conflicts = await selectConflictsOfAll(
    context.transaction,
    links.map(({ id }) => id),
  );
  const planned: PlannedItem[] = [];
  for (const link of links) {
    const [copy, item] = [copies.get(link.platformItemId ?? ""), workItems.get(link.workItemId)];
    // It may be gone, or stand on the board no more.
    if (!copy || !item?.placements.some((placement) => placement.boardId === boardId)) continue;
    planned.push(await plan(context, place, { link, copy, item, conflicts: conflicts.get(link.id) ?? [] }));
  }
  // Lists that are still to be made are called as they will be.
  const named = rules.labelLists.map((list) => ({ platformListId: labelListId(list), name: list.name }));
  return { looked: planned.length, isWhole, ...(await describePlan(context, place, planned, named)) };
}

interface Pair {
  readonly link: ExternalLinkRow;
  readonly copy: TrackerItem;
  readonly item: WorkItem;
  readonly conflicts: readonly ConflictRow[];
}

async function plan(context: Context, place: Place, { link, copy, item, conflicts }: Pair): Promise<PlannedItem> {
  const { ours } = await readOurFacts(context, place, item, link.boardId);
  const theirs = drawTheirSide(copy.fields, place.tracker.capabilities());
  const plan = planMeeting({
    ours,
    theirs,
    ledger: link.ledger,
    bases: link.bases,
    rules: fieldRulesOf(place.connectedBoard),
    newer: new Date(item.updatedAt) > copy.updatedAt ? "ours" : "theirs",
    conflicts: openConflictsOf(conflicts),
    isIgnored: false,
    longest: longestTexts(place),
  });
  return { item, ours, theirs, plan };
}
