/** Fills one workspace of the sample data: its board with a history, its channels with talk, its ideas with a run. */
import { saveIdea, startIdeas } from "./find-ideas.ts";
import type { RunAs } from "./run-as.ts";
import type { DemoItem, DemoMessage, DemoProposals, DemoWorkspace, ListName } from "./story.ts";

interface MadeBoard {
  readonly id: string;
  readonly lists: readonly { readonly id: string; readonly name: string }[];
}

/** What an item goes through on its way. */
const way: readonly ListName[] = ["Backlog", "To do", "Doing", "Done"];

export async function fillWorkspace(
  runAs: RunAs,
  story: DemoWorkspace,
  workspaceId: string,
  today: Date,
): Promise<void> {
  const runId = await startIdeas(runAs, workspaceId, story.ideaRun);
  const { data } = await runAs<{ data: MadeBoard[] }>("ann", "board.list", { workspaceId });
  const board = data[0] as MadeBoard;
  await runAs("ann", "board.update", { id: board.id, name: story.board });
  for (const label of story.labels) await runAs("ann", "label.create", { workspaceId, ...label });
  // Those that came farthest were made first.
  const made = new Map<string, string>();
  for (const list of way.toReversed())
    for (const item of story.items[list]) made.set(item.title, await makeItem(runAs, board, list, item, today));
  for (const { by, title, partOf } of Object.values(story.items).flat())
    if (partOf !== undefined) await runAs(by, "work_item.update", { id: made.get(title), parentId: made.get(partOf) });
  if (story.proposals) await propose(runAs, workspaceId, story.proposals);
  for (const { messages, ...channel } of story.channels) {
    const { id } = await runAs<{ id: string }>("ann", "channel.create", { workspaceId, ...channel });
    await talk(runAs, id, messages);
  }
  await saveIdea(runAs, runId, story.ideaRun);
}

/** Every item begins in the backlog and moves on, so that its history has something to tell. */
async function makeItem(
  runAs: RunAs,
  board: MadeBoard,
  target: ListName,
  { by, checklist = [], comments = [], assignees = [], dueInDays, partOf: _whole, ...facts }: DemoItem,
  today: Date,
): Promise<string> {
  const listNamed = (name: ListName) => board.lists.find((list) => list.name === name)?.id as string;
  const { id } = await runAs<{ id: string }>(by, "work_item.create", {
    listId: listNamed("Backlog"),
    ...facts,
    assignees: assignees.map((name) => `@${name}`),
  });
  // People give no date that is over already; the platform may.
  if (dueInDays !== undefined)
    await runAs(dueInDays < 0 ? "system" : by, "work_item.update", {
      id,
      due: { type: "date", date: dateIn(today, dueInDays) },
    });
  for (const { text, done } of checklist) {
    const entry = await runAs<{ id: string }>(by, "checklist_entry.create", { workItemId: id, text });
    if (done) await runAs(assignees[0] ?? by, "checklist_entry.update", { id: entry.id, done });
  }
  for (const list of way.slice(1, way.indexOf(target) + 1))
    await runAs(assignees[0] ?? by, "work_item.move", { id, listId: listNamed(list) });
  for (const comment of comments) await runAs(comment.by, "comment.create", { workItemId: id, body: comment.body });
  return id;
}

/** What is proposed waits in the inbox of those who approve. */
async function propose(runAs: RunAs, workspaceId: string, { board, items }: DemoProposals): Promise<void> {
  const policy = { creationPolicy: "approval" };
  const { id: boardId } = await runAs<{ id: string }>("ann", "board.create", { workspaceId, name: board, ...policy });
  for (const { by, ...item } of items) await runAs(by, "work_item.create", { boardId, ...item });
}

async function talk(runAs: RunAs, channelId: string, messages: readonly DemoMessage[]): Promise<void> {
  let last: string | undefined;
  for (const { by, text, reply = false, reactions = [] } of messages) {
    const thread = reply && last ? { threadId: last } : {};
    const { id } = await runAs<{ id: string }>(by, "message.post", { channelId, text, ...thread });
    for (const { by: reactor, emoji } of reactions) await runAs(reactor, "reaction.add", { id, emoji });
    if (!reply) last = id;
  }
}

function dateIn(today: Date, days: number): string {
  return new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
