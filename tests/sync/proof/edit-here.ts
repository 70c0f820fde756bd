/** An edit by somebody of the team, through the operations that everybody uses. */

import { Readable } from "node:stream";
import type { Comment } from "@eureka/contracts/comment";
import { EurekaError } from "@eureka/contracts/errors";
import type { Attachment, ChecklistEntry, HistoryEntry, WorkItem } from "@eureka/contracts/work-item";
import { claimContent, storeContent } from "@eureka/core/files";
import type { Edit } from "./edit.ts";
import type { Planted } from "./planted.ts";
import type { ProofWorld } from "./proof-world.ts";

/** True when something is different now. */
export async function editHere(world: ProofWorld, planted: Planted, edit: Edit): Promise<boolean> {
  const ids = await listItems(world);
  const id = ids[edit.item % Math.max(ids.length, 1)];
  try {
    if (edit.kind === "create" || id === undefined) {
      const listId = listsOf(world, edit)[edit.value % 3];
      const input = { boardId: boardOf(world, edit), listId, title: planted.plant("title") };
      const made = await world.run<WorkItem>("work_item.create", input);
      world.touched.note({ place: 0, id: made.id }, "create");
      return true;
    }
    const isChanged = await change(world, planted, edit, await world.run<WorkItem>("work_item.get", { id }));
    if (isChanged) world.touched.note({ place: 0, id }, edit.kind);
    return isChanged;
  } catch (error) {
    // What is archived cannot be moved, and the like: nothing happened.
    if (error instanceof EurekaError && error.kind !== "internal") return false;
    throw error;
  }
}

/** In the order of their keys, which is the same each time; ids of one moment are not. */
async function listItems({ run }: ProofWorld): Promise<string[]> {
  const read = async (archived: boolean) =>
    (await run<{ data: { id: string; key: string }[] }>("work_item.list", { archived, limit: 200 })).data;
  const numberOf = ({ key }: { readonly key: string }) => Number(key.split("-").at(-1));
  return [...(await read(false)), ...(await read(true))]
    .sort((one, other) => numberOf(one) - numberOf(other))
    .map(({ id }) => id);
}

const boardOf = ({ ownBoardId, sides }: ProofWorld, { item }: Edit) =>
  [ownBoardId, ...sides.map(({ connected }) => connected.boardId)][item % (sides.length + 1)];

const listsOf = ({ ownLists, sides }: ProofWorld, { item }: Edit) =>
  [ownLists, ...sides.map(({ lists }) => lists)][item % (sides.length + 1)] ?? [];

async function change(world: ProofWorld, planted: Planted, edit: Edit, item: WorkItem): Promise<boolean> {
  const { run } = world;
  const { kind, value } = edit;
  const { id } = item;
  const update = (fields: object) => run("work_item.update", { id, ...fields });
  switch (kind) {
    case "title":
      await update({ title: planted.plant("title") });
      planted.remove(item.title, "another title");
      return true;
    case "body":
      await update({ description: planted.plant("body") });
      planted.remove(item.description, "another body");
      return true;
    case "labels":
      await update({ labels: [`label ${value % 4}`, `label ${value % 3}`] });
      return true;
    case "due":
      await update({ due: value % 5 === 0 ? null : { type: "date", date: dayOf(value) } });
      return true;
    case "priority":
      await update({ priority: priorityOf(value) });
      return true;
    case "assignee": {
      const assignee = world.members[value % world.members.length];
      const isAssigned = item.assignees.some((person) => person.id === assignee);
      await run(isAssigned ? "work_item.unassign" : "work_item.assign", { id, assignee });
      return true;
    }
    case "move":
      await run("work_item.move", {
        id,
        listId: listsOf(world, { ...edit, item: value })[value % 3],
        ...(value % 2 === 0 && { index: 0 }),
      });
      return true;
    case "archive":
      await run("work_item.archive", { id });
      return true;
    case "restore":
      await run("work_item.unarchive", { id });
      return true;
    case "delete":
      return deleteItem(world, planted, item);
    case "add entry":
      await run("checklist_entry.create", { workItemId: id, text: planted.plant("entry") });
      return true;
    case "tick entry": {
      const { data } = await run<{ data: ChecklistEntry[] }>("checklist_entry.list", { workItemId: id });
      const entry = data[value % Math.max(data.length, 1)];
      if (entry) await run("checklist_entry.update", { id: entry.id, done: !entry.done });
      return entry !== undefined;
    }
    case "parent": {
      const ids = await listItems(world);
      const parentId = value % 3 === 0 ? null : (ids[value % ids.length] ?? null);
      await update({ parentId });
      return parentId !== (item.parent?.id ?? null);
    }
    case "comment":
      await run("comment.create", { workItemId: id, body: planted.plant("comment") });
      return true;
    case "attach":
      await attach(world, item, planted.plant("attachment"));
      return true;
    case "detach": {
      const { data } = await run<{ data: Attachment[] }>("attachment.list", { workItemId: id });
      const attachment = data[value % Math.max(data.length, 1)];
      if (!attachment) return false;
      await run("attachment.delete", { id: attachment.id });
      planted.remove(attachment.name, "it was taken off");
      return true;
    }
    default:
      return changeComment(world, planted, edit, id);
  }
}

/** A file that says its name. */
async function attach({ organization, run }: ProofWorld, { id, workspaceId }: WorkItem, name: string): Promise<void> {
  const { ports, organizationId } = organization;
  const content = await storeContent(ports, organizationId, Readable.from([Buffer.from(name)]));
  const { id: fileId } = await organization.transact((context) =>
    claimContent(context, content, { workspaceId, name, mediaType: "text/plain" }),
  );
  await run("attachment.create", { workItemId: id, fileId });
}

async function deleteItem(
  { run }: ProofWorld,
  planted: Planted,
  { id, title, description }: WorkItem,
): Promise<boolean> {
  const comments = await run<{ data: Comment[] }>("comment.list", { workItemId: id, limit: 200 });
  const checklist = await run<{ data: ChecklistEntry[] }>("checklist_entry.list", { workItemId: id });
  const attachments = await run<{ data: Attachment[] }>("attachment.list", { workItemId: id });
  // What was overruled stands in its history alone, which goes with it.
  const history = await run<{ data: HistoryEntry[] }>("work_item.history", { id, limit: 100 });
  await run("work_item.delete", { id });
  const words = [
    title,
    description,
    ...comments.data.map(({ body }) => body),
    ...checklist.data.map(({ text }) => text),
    ...attachments.data.map(({ name }) => name),
  ];
  planted.remove(JSON.stringify([words, history]), "the item was deleted");
  return true;
}

/** Of the team's own comments: people change what they said themselves. */
async function changeComment(
  { run, organization }: ProofWorld,
  planted: Planted,
  { kind, value }: Edit,
  workItemId: string,
): Promise<boolean> {
  const { data } = await run<{ data: Comment[] }>("comment.list", { workItemId, limit: 200 });
  const own = data.filter(({ author, deletedAt }) => author?.id === organization.admin.memberId && !deletedAt);
  const comment = own[value % Math.max(own.length, 1)];
  if (!comment) return false;
  const { id } = comment;
  if (kind === "delete comment") await run("comment.delete", { id });
  else await run("comment.update", { id, body: planted.plant("comment") });
  planted.remove(comment.body, kind);
  return true;
}

export const dayOf = (value: number) => `2099-01-${String(1 + (value % 28)).padStart(2, "0")}`;
export const priorityOf = (value: number) =>
  (["none", "low", "medium", "high", "urgent"] as const)[value % 5] ?? "none";
