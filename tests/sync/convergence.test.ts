/**
 * Random edits on both sides, told of once, twice or never, with faults on the way, then quiet: both sides are the same, nothing is
 * written any more, and no word is lost. The seed is fixed, so that every run tells the same; `EUREKA_SYNC_SEED` tells another.
 */
import type { Board } from "@eureka/contracts/board";
import type { Comment } from "@eureka/contracts/comment";
import type { ConnectedBoard, ExternalLink } from "@eureka/contracts/connected-board";
import type { ChecklistEntry, WorkItem, WorkItemSummary } from "@eureka/contracts/work-item";
import { testOrganization } from "@eureka/testing/test-organization";
import { workOff } from "@eureka/testing/work-off";
import fc from "fast-check";
import { expect, it } from "vitest";
import { tellManyStories } from "./proof/tell-many-stories.ts";
import { connect, connectBoard, hint, tell, type World } from "./tracker-world.ts";

const seed = Number(process.env.EUREKA_SYNC_SEED ?? 1);
const stories = Number(process.env.EUREKA_SYNC_STORIES ?? 2);
const editsOfStory = 50;

const kinds = [
  "create",
  "title",
  "body",
  "labels",
  "due",
  "move",
  "archive",
  "restore",
  "checklist",
  "comment",
] as const;

interface Edit {
  readonly side: "here" | "there";
  readonly kind: (typeof kinds)[number];
  /** Which of the items that there are, and which of the lists. */
  readonly item: number;
  readonly list: number;
  /** How often the platform tells of it; of comments once at least, because no list of changes names them. */
  readonly told: number;
  readonly fault: "none" | "unavailable" | "answer lost";
  /** Whether everything that waits is done before the next edit. */
  readonly isWorkedOff: boolean;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  side: fc.constantFrom("here", "there"),
  kind: fc.constantFrom(...kinds),
  item: fc.nat(1_000),
  list: fc.nat(2),
  told: fc.nat(2),
  fault: fc.constantFrom("none", "none", "none", "unavailable", "answer lost"),
  isWorkedOff: fc.boolean(),
});

interface Stage {
  readonly world: World;
  readonly connected: ConnectedBoard;
  readonly board: Board;
  /** The words of all comments, by whomever. */
  readonly said: string[];
}

async function openStage(): Promise<Stage> {
  const world = await connect(await testOrganization());
  const connected = await connectBoard(world);
  const board = await runIn<Board>(world, "board.get", { id: connected.boardId });
  return { world, connected, board, said: [] };
}

const runIn = <Output>({ organization }: World, operation: string, input: unknown) =>
  organization.run<Output>(organization.admin, operation, input);

async function itemsHere({ world, connected }: Stage): Promise<WorkItemSummary[]> {
  const read = async (archived: boolean) => {
    const input = { boardId: connected.boardId, archived, limit: 200 };
    return (await runIn<{ data: WorkItemSummary[] }>(world, "work_item.list", input)).data;
  };
  return [...(await read(false)), ...(await read(true))].sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function editHere(stage: Stage, { kind, item: index, list }: Edit, word: string): Promise<void> {
  const { world, board, connected, said } = stage;
  const items = await itemsHere(stage);
  const item = items[index % Math.max(items.length, 1)];
  const listId = board.lists[list]?.id;
  const run = (operation: string, input: unknown) => runIn(world, operation, input);
  if (kind === "create" || !item)
    return void (await run("work_item.create", { boardId: connected.boardId, listId, title: word }));
  const { id } = item;
  if (kind === "title") await run("work_item.update", { id, title: word });
  if (kind === "body") await run("work_item.update", { id, description: word });
  if (kind === "labels") await run("work_item.update", { id, labels: [`label ${index % 4}`, `label ${list}`] });
  if (kind === "due") await run("work_item.update", { id, due: { type: "date", date: dayOf(index) } });
  if (kind === "move" && item.archivedAt === null) await run("work_item.move", { id, listId });
  if (kind === "archive") await run("work_item.archive", { id });
  if (kind === "restore") await run("work_item.unarchive", { id });
  if (kind === "checklist") await run("checklist_entry.create", { workItemId: id, text: word });
  if (kind === "comment") {
    said.push(word);
    await run("comment.create", { workItemId: id, body: word });
  }
}

async function editThere({ world, said }: Stage, { kind, item: index, list, told }: Edit, word: string): Promise<void> {
  const { platform, platformBoardId, lists, ann } = world;
  const items = platform.itemsOf(platformBoardId);
  const item = kind === "create" ? undefined : items[index % Math.max(items.length, 1)];
  const platformListId = lists[list] ?? null;
  const { platformItemId, fields } = item ?? platform.createItem(platformBoardId, { title: word, platformListId });
  if (kind === "title") platform.updateItem(platformItemId, { title: word });
  if (kind === "body") platform.updateItem(platformItemId, { body: word });
  if (kind === "labels") platform.updateItem(platformItemId, { labels: [...new Set([`label ${index % 4}`, word])] });
  if (kind === "due") platform.updateItem(platformItemId, { due: { kind: "date", date: dayOf(index) } });
  if (kind === "move") platform.moveItem(platformItemId, platformListId ?? "", "last");
  if (kind === "archive") platform.updateItem(platformItemId, { archived: true });
  if (kind === "restore") platform.updateItem(platformItemId, { archived: false });
  if (kind === "checklist")
    platform.updateItem(platformItemId, { checklist: [...fields.checklist, { text: word, done: false }] });
  if (kind === "comment" && item) {
    said.push(word);
    const comment = platform.addComment(platformItemId, ann, word);
    await tell(world, { type: "item.commented", platformBoardId, platformItemId, comment }, 1 + told);
  } else if (told > 0) await tell(world, hint(world, platformItemId), told);
}

const dayOf = (index: number) => `2099-01-${String(1 + (index % 28)).padStart(2, "0")}`;

/** Both sides in the same words. */
async function sides(stage: Stage) {
  const { world, board, connected } = stage;
  const here: Record<string, unknown> = {};
  const there: Record<string, unknown> = {};
  for (const { id } of await itemsHere(stage)) {
    const item = await runIn<WorkItem>(world, "work_item.get", { id });
    const links = await runIn<{ data: ExternalLink[] }>(world, "external_link.list", { workItemId: id });
    const checklist = await runIn<{ data: ChecklistEntry[] }>(world, "checklist_entry.list", { workItemId: id });
    const comments = await runIn<{ data: Comment[] }>(world, "comment.list", { workItemId: id });
    const platformItemId = links.data[0]?.platformItemId ?? `no copy of ${id}`;
    const { listId } = item.placements.find(({ boardId }) => boardId === connected.boardId) ?? {};
    here[platformItemId] = {
      title: item.title,
      body: item.description,
      labels: item.labels.map(({ name }) => name).sort(),
      due: item.due?.type === "date" ? item.due.date : null,
      list: board.lists.find((list) => list.id === listId)?.name,
      archived: item.archivedAt !== null,
      checklist: checklist.data.map(({ text, done }) => [text, done]),
      comments: comments.data.map(({ body }) => findWord(stage, body)).sort(),
    };
  }
  for (const { platformItemId, fields } of world.platform.itemsOf(world.platformBoardId)) {
    // What was put away before anybody here knew of it is not brought here.
    if (fields.archived && !(platformItemId in here)) continue;
    const lists = world.platform.listsOf(world.platformBoardId);
    there[platformItemId] = {
      title: fields.title,
      body: fields.body,
      labels: [...fields.labels].sort(),
      due: fields.due?.kind === "date" ? fields.due.date : null,
      list: lists.find((list) => list.platformListId === fields.platformListId)?.name,
      archived: fields.archived,
      checklist: fields.checklist.map(({ text, done }) => [text, done]),
      comments: world.platform
        .commentsOf(platformItemId)
        .map(({ body }) => findWord(stage, body))
        .sort(),
    };
  }
  return { here, there };
}

/** Comments that we bring name their author besides. */
function findWord({ said }: Stage, body: string): string {
  return said.find((word) => body.split(/\s+/).includes(word)) ?? body;
}

/** Whether a comment was made on an item that was never brought here. */
function isUnknown({ world }: Stage, here: object, word: string): boolean {
  const items = world.platform.itemsOf(world.platformBoardId).filter(({ platformItemId }) => !(platformItemId in here));
  return items.some(({ platformItemId }) =>
    world.platform.commentsOf(platformItemId).some(({ body }) => body === word),
  );
}

async function beQuiet({ world, connected }: Stage): Promise<void> {
  for (let round = 0; round < 2; round++) {
    await runIn(world, "connected_board.reconcile", { id: connected.id });
    await workOff(world.organization);
  }
}

it(`${stories} stories of ${editsOfStory} edits end the same on both sides`, async () => {
  const story = fc.asyncProperty(
    fc.array(edit, { minLength: editsOfStory, maxLength: editsOfStory }),
    async (edits) => {
      const stage = await openStage();
      const { world, said } = stage;
      for (const [index, one] of edits.entries()) {
        if (one.fault === "unavailable") world.platform.faults.failNext("unavailable");
        if (one.fault === "answer lost") world.platform.faults.loseNextAnswer();
        // Words that are no part of one another.
        await (one.side === "here" ? editHere : editThere)(stage, one, `w${index}x`);
        if (one.isWorkedOff) await workOff(world.organization);
      }
      await beQuiet(stage);
      const { here, there } = await sides(stage);
      expect(here).toEqual(there);
      const comments = Object.values(here).flatMap((item) => (item as { comments: string[] }).comments);
      expect(comments.sort()).toEqual(said.filter((word) => !isUnknown(stage, here, word)).sort());
      const before = JSON.stringify(world.platform.itemsOf(world.platformBoardId));
      await beQuiet(stage);
      expect(JSON.stringify(world.platform.itemsOf(world.platformBoardId))).toBe(before);
    },
  );
  await fc.assert(story, { seed, numRuns: stories, endOnFailure: true });
}, 600_000);

/** Asked for by `npm run bench:sync` and `npm run mutate:sync`. */
const manyEdits = process.env.EUREKA_SYNC_EDITS;
if (manyEdits !== undefined) tellManyStories(Number(manyEdits), seed);
