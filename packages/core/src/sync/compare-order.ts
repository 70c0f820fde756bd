/**
 * Keeps the items of a list in one order on both sides. The list is compared as a whole: a position alone says nothing, because each
 * side may write all of its positions anew. What each side moved since both were last the same is carried over to the other.
 */
import { ConnectorError, type StandingItem } from "@eureka/connector-sdk";
import { type Id, idSchema, newUuid } from "@eureka/contracts/ids";
import { z } from "zod";
import { outageAttempts } from "../connections/index.ts";
import { beginReading, type Context, defineJob, type JobContext } from "../operations/index.ts";
import { loadWorkItemForUpdate, readOrder } from "../work-items/index.ts";
import { hashOf } from "./compare-sides.ts";
import { lockItemOrder, raiseEndKey, updateItemOrder } from "./connected-boards.store.ts";
import { selectLinkedAmong } from "./external-links.store.ts";
import { loadPlace, type Place } from "./load-place.ts";
import { type Move, mergeOrders, planMoves } from "./merge-orders.ts";
import { wasTakenThere } from "./note-place.ts";
import { queueOrder, syncJobs } from "./queue-sync.ts";
import { mayGoField } from "./rules-of.ts";
import { runAsSync } from "./run-as-sync.ts";

/** More than this is done in several steps, each of which leads closer. */
const mostMoves = 50;

export const compareOrder = defineJob({
  name: syncJobs.order,
  payload: z.strictObject({
    boardId: idSchema("board"),
    listId: idSchema("list"),
    changed: z.enum(["here", "there"]),
  }),
  maxAttempts: outageAttempts,
  timeoutSeconds: 120,
  async run(context, wish) {
    await beginReading(context);
    const place = await loadPlace(context, wish.boardId);
    const list = place?.lists.find(({ listId, archived }) => listId === wish.listId && !archived);
    if (!place?.tracker.order || !list) return;
    const { platformBoardId } = place.connectedBoard;
    const { platformListId } = list;
    try {
      const shown = await place.tracker.order.read({ platformBoardId, platformListId });
      await bringTogether(context, place, { ...wish, platformListId }, shown);
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.isTemporary) throw error;
      // The list or a card is gone: whatever told of it compares anew.
      context.log.warn({ code: error.code, listId: wish.listId }, "sync.order_refused");
    }
  },
});

interface Wish {
  readonly boardId: Id<"board">;
  readonly listId: Id<"list">;
  readonly changed: "here" | "there";
  readonly platformListId: string;
}

/** The items that stand in the list on both sides, in the order of each. */
interface BothOrders {
  readonly base: readonly Id<"work_item">[];
  readonly ours: readonly Id<"work_item">[];
  readonly theirs: readonly Id<"work_item">[];
  readonly platformItems: ReadonlyMap<string, string>;
  readonly takenThere: ReadonlySet<string>;
}

async function bringTogether(
  context: JobContext,
  place: Place,
  wish: Wish,
  standing: readonly StandingItem[],
): Promise<void> {
  const shown = standing.map(({ platformItemId }) => platformItemId);
  const read = await context.transact(async (inside) => {
    await raiseEndKey(inside.transaction, wish.listId, standing.at(-1)?.orderKey ?? "");
    return readBoth(inside, wish, shown);
  });
  const goes = (to: "here" | "there") => mayGoField(place.connectedBoard, "platformListId", to);
  const [toHere, toThere] = [goes("here"), goes("there")];
  if (!toHere && !toThere) return;
  const isOurs = toHere && toThere ? wish.changed === "here" : toThere;
  const wins = isOurs ? "ours" : "theirs";
  const wanted = mergeOrders({ ...read, wins });
  const there = toThere ? planMoves(read.theirs, wanted) : [];
  const here = toHere ? planMoves(read.ours, wanted) : [];
  await moveThere(context, place, wish, there.slice(0, mostMoves), read.platformItems);
  const next = here.slice(0, mostMoves);
  await context.transact(async (inside) => {
    // Items before their list, as everybody does who moves one; all in one order.
    for (const id of next.map((move) => move.id).toSorted()) await loadWorkItemForUpdate(inside, id);
    const now = await readBoth(inside, wish, shown);
    // Somebody moved something here in the meantime: that counts too.
    if (!isSame(now.ours, read.ours)) return queueOrder(inside, { ...pick(wish), changed: "here" });
    await moveHere(inside, wish, next);
    if (Math.max(here.length, there.length) > mostMoves) queueOrder(inside, pick(wish));
    else await record(inside, wish, { before: read.base, now: now.base, wanted });
  });
}

/** What came into the list meanwhile was noted there, and stays. */
async function record(
  context: Context,
  { listId }: Wish,
  orders: {
    readonly before: readonly Id<"work_item">[];
    readonly now: readonly Id<"work_item">[];
    readonly wanted: readonly string[];
  },
): Promise<void> {
  const { before, now, wanted } = orders;
  const came = now.filter((id) => !before.includes(id) && !wanted.includes(id));
  const order = [...(wanted as readonly Id<"work_item">[]), ...came];
  if (!isSame(order, now)) await updateItemOrder(context.transaction, listId, order);
}

const pick = ({ boardId, listId, changed }: Wish) => ({ boardId, listId, changed });

async function readBoth(
  context: Context,
  { boardId, listId, platformListId }: Wish,
  shown: readonly string[],
): Promise<BothOrders> {
  const linked = await selectLinkedAmong(context.transaction, boardId, shown);
  // One that is on its way into the list is compared when it has arrived on both sides, and its place was noted.
  const links = linked.filter(({ ledger }) => ledger.platformListId?.theirs === hashOf(platformListId));
  const byPlatform = new Map(links.map((link) => [link.platformItemId, link.workItemId]));
  const here = await readOrder(context, listId);
  const standsHere = new Set(here);
  const theirs = shown.flatMap((id) => byPlatform.get(id) ?? []).filter((id) => standsHere.has(id));
  const standsThere = new Set(theirs);
  return {
    base: await lockItemOrder(context.transaction, listId),
    ours: here.filter((id) => standsThere.has(id)),
    theirs,
    platformItems: new Map(links.map((link) => [link.workItemId, link.platformItemId ?? ""])),
    takenThere: new Set(links.filter(wasTakenThere).map(({ workItemId }) => workItemId)),
  };
}

async function moveThere(
  context: JobContext,
  { tracker, connectedBoard }: Place,
  { platformListId }: Wish,
  moves: readonly Move[],
  platformItems: BothOrders["platformItems"],
): Promise<void> {
  const { platformBoardId } = connectedBoard;
  for (const { id, after } of moves) {
    context.ports.faults.reach("sync.before-remote");
    const item = { platformBoardId, platformItemId: platformItems.get(id) ?? "" };
    const position = after === null ? "first" : { afterPlatformItemId: platformItems.get(after) ?? "" };
    await tracker.order?.place({ intent: newUuid(), item, platformListId, position });
    context.ports.faults.reach("sync.after-remote");
  }
}

async function moveHere(context: Context, { listId }: Wish, moves: readonly Move[]): Promise<void> {
  for (const { id, after } of moves)
    await runAsSync(context, "work_item.move", { id, listId, ...(after === null ? { index: 0 } : { afterId: after }) });
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, index) => id === other[index]);
}
