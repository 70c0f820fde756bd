/** An edit by a person on a platform, who knows nothing of us; the platform tells of it never, once or twice, when it likes. */
import type { ReferenceWireEvent } from "@eureka/connector-sdk/reference";
import type { Edit } from "./edit.ts";
import { dayOf, priorityOf } from "./edit-here.ts";
import type { Planted } from "./planted.ts";
import type { ProofWorld, Side } from "./proof-world.ts";

type WithoutPlace<Event> = Event extends unknown ? Omit<Event, "platformBoardId" | "platformItemId" | "actor"> : never;

/** True when something is different now. */
export function editThere(world: ProofWorld, planted: Planted, edit: Edit, side: Side): boolean {
  const { platform, platformBoardId } = side;
  const items = platform.itemsOf(platformBoardId);
  const item = edit.kind === "create" ? undefined : items[edit.item % Math.max(items.length, 1)];
  const before = platform.deeds;
  const { platformItemId } = item ?? create(planted, edit, side);
  const event = item ? change(planted, edit, side, platformItemId) : changed;
  if (platform.deeds === before) return false;
  world.touched.note({ place: 1 + world.sides.indexOf(side), id: platformItemId }, item ? edit.kind : "create");
  const told = { ...event, platformBoardId, platformItemId, actor: side.people[0] } as ReferenceWireEvent;
  for (let copy = 0; copy < edit.told; copy++) world.onTheWay.push({ side, event: told, sentAt: world.clock.now() });
  return true;
}

const changed = {
  type: "item.updated",
  fields: {},
  changed: ["anything"],
} as const satisfies WithoutPlace<ReferenceWireEvent>;

function create(planted: Planted, { value }: Edit, { platform, platformBoardId, platformLists }: Side) {
  const platformListId = platformLists[value % 3] ?? null;
  return platform.createItem(platformBoardId, { title: planted.plant("title"), platformListId });
}

function change(
  planted: Planted,
  { kind, value }: Edit,
  side: Side,
  platformItemId: string,
): WithoutPlace<ReferenceWireEvent> {
  const { platform, platformBoardId, platformLists, people } = side;
  const { fields } = platform.getItem(platformItemId);
  const update = (now: Partial<typeof fields>) => void platform.updateItem(platformItemId, now);
  switch (kind) {
    case "title":
      planted.remove(fields.title, "another title");
      update({ title: planted.plant("title") });
      break;
    case "body":
      planted.remove(fields.body, "another body");
      update({ body: planted.plant("body") });
      break;
    case "labels":
      update({ labels: [...new Set([`label ${value % 4}`, `label ${value % 5}`])] });
      break;
    case "due":
      update({ due: value % 5 === 0 ? null : { kind: "date", date: dayOf(value) } });
      break;
    case "priority":
      update({ priority: priorityOf(value) });
      break;
    case "assignee": {
      const person = people[value % people.length]?.platformUserId ?? "";
      const others = fields.assignees.filter((assignee) => assignee !== person);
      update({ assignees: others.length < fields.assignees.length ? others : [...others, person] });
      break;
    }
    case "move":
      platform.moveItem(platformItemId, platformLists[value % 3] ?? "", value % 2 === 0 ? "first" : "last");
      break;
    case "archive":
      update({ archived: true });
      break;
    case "restore":
      update({ archived: false });
      break;
    case "delete":
      planted.remove(
        JSON.stringify([platform.getItem(platformItemId), platform.commentsOf(platformItemId)]),
        "the item was deleted",
      );
      platform.deleteItem(platformItemId);
      return { type: "item.deleted" };
    case "add entry":
      update({ checklist: [...fields.checklist, { text: planted.plant("entry"), done: false }] });
      break;
    case "tick entry": {
      const index = value % Math.max(fields.checklist.length, 1);
      update({
        checklist: fields.checklist.map((entry, at) => (at === index ? { ...entry, done: !entry.done } : entry)),
      });
      break;
    }
    case "parent": {
      const others = platform.itemsOf(platformBoardId);
      update({ parent: value % 3 === 0 ? null : (others[value % others.length]?.platformItemId ?? null) });
      break;
    }
    case "comment": {
      const author = people[value % people.length];
      if (!author) break;
      return { type: "item.commented", comment: platform.addComment(platformItemId, author, planted.plant("comment")) };
    }
    case "attach": {
      const word = planted.plant("attachment");
      platform.attach(platformItemId, { name: word, mediaType: "text/plain", bytes: new TextEncoder().encode(word) });
      break;
    }
    case "detach": {
      const attachments = platform.getItem(platformItemId).attachments ?? [];
      const attachment = attachments[value % Math.max(attachments.length, 1)];
      if (!attachment) break;
      planted.remove(attachment.name, "it was taken off");
      platform.detach(platformItemId, attachment.platformAttachmentId);
      break;
    }
    default:
      return changeComment(planted, kind, value, side, platformItemId);
  }
  return changed;
}

/** Of the comments that people wrote over there. */
function changeComment(
  planted: Planted,
  kind: Edit["kind"],
  value: number,
  { platform }: Side,
  platformItemId: string,
): WithoutPlace<ReferenceWireEvent> {
  const own = platform.commentsOf(platformItemId).filter(({ author }) => !author?.isBot);
  const comment = own[value % Math.max(own.length, 1)];
  if (!comment) return changed;
  const { platformCommentId } = comment;
  planted.remove(comment.body, kind);
  if (kind === "delete comment") {
    platform.deleteComment(platformCommentId);
    return { type: "item.comment_deleted", platformCommentId };
  }
  return { type: "item.comment_edited", comment: platform.updateComment(platformCommentId, planted.plant("comment")) };
}
