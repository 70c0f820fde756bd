/** What somebody changed on a platform, in one line. */
import type { Person } from "@eureka/contracts/actor";
import { escapeMarkdown } from "@eureka/contracts/escape-markdown";
import type { EventEnvelope } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import { say } from "@eureka/contracts/words";
import type { WorkItem } from "@eureka/contracts/work-item";
import { selectNames } from "../identity/index.ts";
import type { Context } from "../operations/index.ts";
import { findListName, readChecklist } from "../work-items/index.ts";
import { selectSpokenComment } from "./comments.store.ts";
import { quoteLine } from "./quote-line.ts";
import { describeDue } from "./work-item-card.ts";

type Describe = (context: Context, event: EventEnvelope, item: WorkItem) => Promise<string | null> | string | null;

/** A kind that has no words of its own is told generally. Null: there is nothing to be told any more. */
export async function describePlatformChange(
  context: Context,
  event: EventEnvelope,
  item: WorkItem,
): Promise<string | null> {
  const describe = Object.hasOwn(kinds, event.type) ? kinds[event.type] : undefined;
  return describe ? describe(context, event, item) : say("platform.change.other");
}

const kinds: Readonly<Record<string, Describe>> = {
  "work_item.updated": describeFields,
  "work_item.moved": describeMove,
  "work_item.assigned": async (context, event) =>
    say("platform.change.assigned", { name: await nameOf(context, event.data.person as Person) }),
  "work_item.unassigned": async (context, event) =>
    say("platform.change.unassigned", { name: await nameOf(context, event.data.person as Person) }),
  "work_item.archived": () => say("platform.change.archived"),
  "work_item.unarchived": () => say("platform.change.unarchived"),
  "checklist_entry.created": () => say("platform.change.checklist"),
  "checklist_entry.updated": describeEntry,
  "checklist_entry.deleted": () => say("platform.change.checklist"),
  "attachment.created": (_context, { changes }) =>
    say("platform.change.attached", { file: quoteLine(String(changes.attachment?.to ?? "")) }),
  "attachment.deleted": (_context, { changes }) =>
    say("platform.change.detached", { file: quoteLine(String(changes.attachment?.from ?? "")) }),
  "comment.created": describeComment("platform.change.commented"),
  "comment.updated": describeComment("platform.change.comment_edited"),
  "comment.deleted": () => say("platform.change.comment_deleted"),
  "external_link.changed": (_context, { data }) => describeCopy(data.changed as readonly string[]),
};

function describeCopy(changed: readonly string[]): string {
  if (changed.includes("deleted")) return say("platform.change.deleted");
  return say(changed.includes("facts") ? "platform.change.facts" : "platform.change.other");
}

function describeFields(_context: Context, { changes }: EventEnvelope, item: WorkItem): string {
  const parts: string[] = [];
  if (changes.title) parts.push(say("platform.change.title"));
  if (changes.description) parts.push(say("platform.change.description"));
  if (changes.due)
    parts.push(item.due ? say("platform.change.due", { due: describeDue(item.due) }) : say("platform.change.no_due"));
  if (changes.labels) parts.push(say("platform.change.labels", { labels: namesOfLabels(item) }));
  if (changes.parent) {
    const { parent } = item;
    parts.push(parent ? say("platform.change.parent", { parent: parent.key }) : say("platform.change.no_parent"));
  }
  if (changes.priority) parts.push(say("platform.change.priority", { priority: item.priority }));
  return parts.length > 0 ? parts.join(", ") : say("platform.change.other");
}

async function describeMove(context: Context, { data }: EventEnvelope): Promise<string> {
  const list = await findListName(context, data.listId as Id<"list">);
  return say("platform.change.moved", { list: quoteLine(list ?? say("list.deleted")) });
}

async function describeEntry(context: Context, { changes, data }: EventEnvelope, { id }: WorkItem): Promise<string> {
  const entries = changes.done ? await readChecklist(context, id) : [];
  const entry = entries.find((candidate) => candidate.id === data.checklistEntryId);
  if (!entry) return say("platform.change.checklist");
  return say(entry.done ? "platform.change.checked" : "platform.change.unchecked", { entry: quoteLine(entry.text) });
}

function describeComment(sentence: "platform.change.commented" | "platform.change.comment_edited"): Describe {
  return async (context, { data }) => {
    const comment = await selectSpokenComment(context.transaction, data.commentId as Id<"comment">);
    if (!comment || comment.isDeleted) return null;
    const name = comment.author ? await nameOf(context, comment.author) : say("person.someone");
    return say(sentence, { name, text: quoteLine(comment.body) });
  };
}

async function nameOf(context: Context, person: Person): Promise<string> {
  return escapeMarkdown((await selectNames(context.transaction, [person])).get(person.id) ?? say("person.someone"));
}

function namesOfLabels({ labels }: WorkItem): string {
  return escapeMarkdown(labels.map(({ name }) => name).join(", ") || "-");
}
