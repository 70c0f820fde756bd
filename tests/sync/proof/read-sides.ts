/** What each side shows of each item, in the same words. */
import type { Comment } from "@eureka/contracts/comment";
import type { ExternalLink } from "@eureka/contracts/connected-board";
import type { Attachment, ChecklistEntry, WorkItem } from "@eureka/contracts/work-item";
import { wordsIn } from "./planted.ts";
import type { ProofWorld, Side } from "./proof-world.ts";

export interface Shown {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  readonly due: string | null;
  readonly priority: string;
  readonly assignees: readonly string[];
  /** To do, in progress or done. */
  readonly lane: number;
  readonly archived: boolean;
  readonly checklist: readonly (readonly [string, boolean])[];
  /** The planted words of all comments. */
  readonly comments: readonly string[];
  /** The name of each file, which is its text too. */
  readonly attachments: readonly string[];
}

export interface ItemOnSides {
  readonly workItemId: string;
  readonly parentId: string | null;
  readonly links: readonly ExternalLink[];
  /** By the name of the side; the board of a platform is shown twice, here and there. */
  readonly shown: Readonly<Record<string, Shown>>;
}

export async function readSides(world: ProofWorld): Promise<ItemOnSides[]> {
  const { run } = world;
  const list = async (archived: boolean) =>
    (await run<{ data: { id: string }[] }>("work_item.list", { archived, limit: 200 })).data;
  const items: ItemOnSides[] = [];
  for (const { id } of [...(await list(false)), ...(await list(true))]) {
    const item = await run<WorkItem>("work_item.get", { id });
    const { data: links } = await run<{ data: ExternalLink[] }>("external_link.list", { workItemId: id });
    const { data: checklist } = await run<{ data: ChecklistEntry[] }>("checklist_entry.list", { workItemId: id });
    const { data: comments } = await run<{ data: Comment[] }>("comment.list", { workItemId: id, limit: 200 });
    const { data: attachments } = await run<{ data: Attachment[] }>("attachment.list", { workItemId: id });
    const here = (boardId: string, lists: readonly string[]): Shown => ({
      title: item.title,
      body: item.description,
      labels: item.labels.map(({ name }) => name).sort(),
      due: item.due?.type === "date" ? item.due.date : null,
      priority: item.priority,
      assignees: item.assignees.map((person) => String(world.members.indexOf(person.id as never))).sort(),
      lane: lists.indexOf(item.placements.find((placement) => placement.boardId === boardId)?.listId ?? ""),
      archived: item.archivedAt !== null,
      checklist: checklist.map(({ text, done }) => [text, done] as const),
      comments: comments.flatMap(({ body }) => wordsIn(body)).sort(),
      attachments: attachments.map(({ name }) => name).sort(),
    });
    const shown: Record<string, Shown> = {};
    // What is archived comes to a linked board when it is taken back into use.
    const standsOn = (boardId: string) =>
      item.archivedAt === null || item.placements.some((placement) => placement.boardId === boardId);
    if (standsOn(world.ownBoardId)) shown["the team"] = here(world.ownBoardId, world.ownLists);
    for (const side of world.sides) {
      const link = links.find(({ boardId }) => boardId === side.connected.boardId);
      if (standsOn(side.connected.boardId)) shown[`${side.name} here`] = here(side.connected.boardId, side.lists);
      if (link?.state === "linked" && link.platformItemId !== null)
        shown[side.name] = readThere(side, link.platformItemId);
    }
    items.push({ workItemId: id, parentId: item.parent?.id ?? null, links, shown });
  }
  return items;
}

function readThere({ platform, platformLists, people }: Side, platformItemId: string): Shown {
  const { fields, attachments = [] } = platform.getItem(platformItemId);
  const textOf = (id: string) => new TextDecoder().decode(platform.bytesOf(platformItemId, id));
  const users = people.map(({ platformUserId }) => platformUserId);
  return {
    title: fields.title,
    body: fields.body,
    labels: [...fields.labels].sort(),
    due: fields.due?.kind === "date" ? fields.due.date : null,
    priority: fields.priority,
    assignees: fields.assignees.map((user) => String(users.indexOf(user))).sort(),
    lane: platformLists.indexOf(fields.platformListId ?? ""),
    archived: fields.archived,
    checklist: fields.checklist.map(({ text, done }) => [text, done] as const),
    comments: platform
      .commentsOf(platformItemId)
      .flatMap(({ body }) => wordsIn(body))
      .sort(),
    attachments: attachments.map(({ platformAttachmentId }) => textOf(platformAttachmentId)).sort(),
  };
}
