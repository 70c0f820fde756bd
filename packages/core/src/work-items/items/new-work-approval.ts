/** Boards whose new work is approved first: who needs approval there, and what the approvers are asked. */
import type { Person } from "@eureka/contracts/actor";
import type { EditableField } from "@eureka/contracts/decision";
import { EurekaError } from "@eureka/contracts/errors";
import { escapeWithin } from "@eureka/contracts/escape-markdown";
import type { Id } from "@eureka/contracts/ids";
import { say } from "@eureka/contracts/words";
import { type Due, type Priority, priorities, type WorkItemSource } from "@eureka/contracts/work-item";
import type { ApprovalRequest, Context } from "../../operations/index.ts";
import { hasRoleAt } from "../../permissions/index.ts";
import { loadBoard } from "../boards/load-board.ts";
import type { ListOnBoard } from "../lists/lists.store.ts";
import { checkDue } from "./check-due.ts";
import { type DestinationTarget, listOf } from "./find-destination.ts";

/** New work as it would be made, everything in it found already. */
export interface ProposedWork {
  readonly title: string;
  readonly description: string;
  readonly priority: Priority;
  readonly due: Due | null;
  readonly labels: readonly string[];
  readonly assignees: readonly Person[];
  readonly parentId?: Id<"work_item"> | undefined;
  readonly source: WorkItemSource | null;
}

/** So long the approvers have time. */
const expiresInHours = 7 * 24;

/** Longer descriptions do not fit into a field; of them the beginning is shown. */
const longestField = 3_000;
const longestExcerpt = 5_000;
const longestName = 100;

/**
 * What must be asked before new work goes to `target`; null when nothing must. `understand` is called only when it must, and says what
 * would be made: every operation that makes work items there asks by this one function.
 */
export async function askForNewWork(
  context: Context,
  target: DestinationTarget,
  understand: () => Promise<ProposedWork>,
): Promise<ApprovalRequest | null> {
  if (target.found instanceof EurekaError || !(await needsApproval(context, target.found))) return null;
  const list = listOf(target);
  const { title, description, priority, due, labels, assignees, parentId, source } = await understand();
  const work = { title, description, priority, due, labels };
  checkDue(context, due);
  const { board } = await loadBoard(context, list.boardId);
  const { role, quorum } = list.approvers;
  return {
    workspaceId: list.workspaceId,
    boardId: list.boardId,
    question: say("approval.question", { title: shorten(title), board: shorten(board.name) }),
    explanation:
      description.length > longestField
        ? say("approval.long_description", { text: escapeWithin(description, longestExcerpt) })
        : "",
    answerers: { role, memberIds: [], quorum },
    fields: fieldsOf(work),
    subject: { type: "board", id: list.boardId },
    // What was understood now, so that "Friday" stays the same day; the list only where somebody chose it.
    call: {
      operation: "work_item.create",
      input: {
        ...(target.noun === "list" ? { listId: list.id } : { boardId: list.boardId }),
        ...work,
        assignees: assignees.map(({ id }) => id),
        ...(parentId && { parentId }),
        ...(source && { source }),
      },
    },
    expiresInHours,
  };
}

/** For what puts an item onto a board without making it. Throws `board.approval_needed`. */
export async function assertNeedsNoApproval(context: Context, list: ListOnBoard): Promise<void> {
  if (!(await needsApproval(context, list))) return;
  throw new EurekaError("board.approval_needed", { id: list.boardId, role: list.approvers.role });
}

async function needsApproval(context: Context, list: ListOnBoard): Promise<boolean> {
  if (list.creationPolicy === "open") return false;
  const place = { workspaceId: list.workspaceId, boardId: list.boardId };
  return !(await hasRoleAt(context, context.principal, list.approvers.role, [place]));
}

type FieldName = "title" | "description" | "due" | "priority" | "labels";

function fieldsOf({
  title,
  description,
  priority,
  due,
  labels,
}: Omit<ProposedWork, "assignees" | "parentId" | "source">): EditableField[] {
  const field = (
    name: FieldName,
    kind: EditableField["kind"],
    value: string | null,
    more: Partial<EditableField> = {},
  ) => ({
    name,
    label: say(`approval.field.${name}` as const),
    kind,
    value: value || null,
    required: false,
    changed: false,
    ...more,
  });
  const tags = labels.join(", ");
  return [
    field("title", "text", title, { required: true }),
    ...(description.length <= longestField ? [field("description", "long_text", description)] : []),
    // A moment is more than a field of a day can hold.
    ...(due?.type === "instant" ? [] : [field("due", "date", due?.date ?? null)]),
    field("priority", "select", priority, {
      options: priorities.map((value) => ({ value, label: value })),
      required: true,
    }),
    ...(tags.length <= longestField ? [field("labels", "text", tags)] : []),
  ];
}

function shorten(name: string): string {
  return name.length <= longestName ? name : `${name.slice(0, longestName - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
