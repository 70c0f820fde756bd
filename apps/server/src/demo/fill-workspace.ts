/** Fills one workspace of the sample data: its board with a history, its channels with talk. */
import type { RunAs } from "./run-as.ts";
import type { DemoItem, DemoMessage, DemoProposals, DemoWorkspace } from "./story.ts";

interface MadeBoard {
  readonly id: string;
  readonly lists: readonly { readonly id: string; readonly name: string }[];
}

export async function fillWorkspace(
  runAs: RunAs,
  story: DemoWorkspace,
  workspaceId: string,
  today: Date,
): Promise<void> {
  const { data } = await runAs<{ data: MadeBoard[] }>("ann", "board.list", { workspaceId });
  const board = data[0] as MadeBoard;
  await runAs("ann", "board.update", { id: board.id, name: story.board });
  for (const label of story.labels) await runAs("ann", "label.create", { workspaceId, ...label });
  for (const item of story.items) await makeItem(runAs, board, item, today);
  if (story.proposals) await propose(runAs, workspaceId, story.proposals);
  for (const channel of story.channels) {
    const { id } = await runAs<{ id: string }>("ann", "channel.create", {
      workspaceId,
      name: channel.name,
      topic: channel.topic,
    });
    await talk(runAs, id, channel.messages);
  }
}

/** Every item begins in the backlog and moves on, so that its history has something to tell. */
async function makeItem(runAs: RunAs, board: MadeBoard, item: DemoItem, today: Date): Promise<void> {
  const listNamed = (name: string) => board.lists.find((list) => list.name === name)?.id as string;
  const { id } = await runAs<{ id: string }>(item.by, "work_item.create", {
    listId: listNamed("Backlog"),
    title: item.title,
    ...(item.description ? { description: item.description } : {}),
    ...(item.labels ? { labels: [...item.labels] } : {}),
  });
  if (item.priority || item.dueInDays !== undefined) {
    await runAs(item.by, "work_item.update", {
      id,
      ...(item.priority ? { priority: item.priority } : {}),
      ...(item.dueInDays === undefined ? {} : { due: { type: "date", date: dateIn(today, item.dueInDays) } }),
    });
  }
  if (item.assignee) await runAs(item.by, "work_item.assign", { id, assignee: `@${item.assignee}` });
  for (const entry of item.checklist ?? []) {
    const made = await runAs<{ id: string }>(item.by, "checklist_entry.create", { workItemId: id, text: entry.text });
    if (entry.done) await runAs(item.by, "checklist_entry.update", { id: made.id, done: true });
  }
  for (const list of ["To do", "Doing", "Done"]) {
    if (item.list === "Backlog") break;
    await runAs(item.assignee ?? item.by, "work_item.move", { id, listId: listNamed(list) });
    if (list === item.list) break;
  }
  for (const comment of item.comments ?? [])
    await runAs(comment.by, "comment.create", { workItemId: id, body: comment.body });
}

/** What is proposed waits in the inbox of those who approve. */
async function propose(runAs: RunAs, workspaceId: string, { board, items }: DemoProposals): Promise<void> {
  const policy = { creationPolicy: "approval" };
  const { id: boardId } = await runAs<{ id: string }>("ann", "board.create", { workspaceId, name: board, ...policy });
  for (const { by, ...item } of items) await runAs(by, "work_item.create", { boardId, ...item });
}

async function talk(runAs: RunAs, channelId: string, messages: readonly DemoMessage[]): Promise<void> {
  let last: string | undefined;
  for (const message of messages) {
    const thread = message.reply && last ? { threadId: last } : {};
    const { id } = await runAs<{ id: string }>(message.by, "message.post", {
      channelId,
      text: message.text,
      ...thread,
    });
    if (message.reaction) await runAs(message.reaction.by, "reaction.add", { id, emoji: message.reaction.emoji });
    if (!message.reply) last = id;
  }
}

function dateIn(today: Date, days: number): string {
  return new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
