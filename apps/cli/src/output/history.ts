/** What happened to a work item, one line per change. */
import { say } from "@eureka/contracts/words";
import { styled, type Terminal } from "../terminal.ts";
import { fitText, padText, textWidth } from "./text-width.ts";
import { valueText } from "./value-text.ts";
import { actorOf, type Row } from "./views.ts";

interface Change {
  readonly from?: unknown;
  readonly to?: unknown;
}

interface Entry {
  readonly changes: Readonly<Record<string, Change>>;
  readonly data: Row;
}

type Sentences = (entry: Entry) => string[];

const gap = "  ";

/** `2026-11-22 03:19  Cleo Okafor  moved it from To do to Doing`; cut to the width of the terminal. */
export function renderHistory(terminal: Terminal, rows: readonly Row[]): string {
  const lines = rows.flatMap((row) =>
    describeEntry(row).map((sentence) => ({
      time: valueText(row.occurredAt),
      who: valueText(row.actor),
      sentence,
    })),
  );
  const whoWidth = lines.reduce((most, { who }) => Math.max(most, textWidth(who)), 0);
  return lines
    .map(({ time, who, sentence }) => {
      const head = `${time}${gap}${padText(who, whoWidth)}${gap}`;
      const room = terminal.width === null ? null : terminal.width - textWidth(head);
      return `${styled(terminal, "dim", time)}${head.slice(time.length)}${room === null ? sentence : fitText(sentence, room)}\n`;
    })
    .join("");
}

/** What of a row the lines are made from. */
export function viewHistoryRow(row: Row): Row {
  const { boardId, board = boardId, listId, list = listId, person } = row.data as Row;
  return {
    type: row.type,
    occurredAt: row.occurredAt,
    actor: actorOf(row),
    changes: row.changes,
    data: { board, list, person },
  };
}

/** One sentence for each changed field, or one for what happened as a whole. */
function describeEntry(row: Row): string[] {
  const type = String(row.type);
  const entry = { changes: row.changes as Entry["changes"], data: row.data as Row };
  return Object.hasOwn(sentences, type) ? (sentences[type]?.(entry) ?? []) : describeOther(type, entry);
}

const sentences: Readonly<Record<string, Sentences>> = {
  "attachment.created": () => [say("cli.history.attached")],
  "attachment.deleted": () => [say("cli.history.detached")],
  "checklist_entry.created": ({ changes }) => [say("cli.history.entry_added", { text: valueText(changes.text?.to) })],
  "checklist_entry.deleted": ({ changes }) => [
    say("cli.history.entry_removed", { text: valueText(changes.text?.from) }),
  ],
  "checklist_entry.updated": ({ changes }) => Object.entries(changes).map(describeChecklistChange),
  "comment.created": ({ changes }) => [say("cli.history.commented", { text: valueText(changes.body?.to) })],
  "comment.deleted": () => [say("cli.history.comment_deleted")],
  "comment.updated": ({ changes }) => [say("cli.history.comment_edited", { text: valueText(changes.body?.to) })],
  "work_item.archived": () => [say("cli.history.archived")],
  "work_item.assigned": ({ data }) => [say("cli.history.assigned", { person: valueText(data.person) })],
  "work_item.created": ({ changes, data }) => [
    say("cli.history.created", { list: valueText(data.list) }),
    ...(changes.parent?.to ? [describeParent(changes.parent)] : []),
  ],
  "work_item.deleted": () => [say("cli.history.deleted")],
  "work_item.merged": ({ data }) => [say("cli.history.merged", { key: valueText(data.duplicateKey) })],
  "work_item.moved": ({ changes, data }) => [describeMove(changes.list ?? changes.listId, data)],
  "work_item.placed": ({ data }) => [
    say("cli.history.placed", { board: valueText(data.board), list: valueText(data.list) }),
  ],
  "work_item.unarchived": () => [say("cli.history.unarchived")],
  "work_item.unassigned": ({ data }) => [say("cli.history.unassigned", { person: valueText(data.person) })],
  "work_item.unplaced": ({ data }) => [say("cli.history.unplaced", { board: valueText(data.board) })],
  "work_item.updated": ({ changes }) => Object.entries(changes).map(describeChange),
};

function describeMove(change: Change | undefined, { list }: Row): string {
  if (!change) return say("cli.history.moved_within", { list: valueText(list) });
  return say("cli.history.moved", { from: valueText(change.from), to: valueText(change.to) });
}

function describeChange([field, change]: [string, Change]): string {
  if (field === "description") return say("cli.history.description_changed");
  const [from, to] = [valueText(change.from), valueText(change.to)];
  if (field === "title") return say("cli.history.renamed", { from, to });
  if (field === "parent") return describeParent(change);
  const name = valueText(field);
  if (from === "") return say("cli.history.field_set", { field: name, to });
  if (to === "") return say("cli.history.field_emptied", { field: name, from });
  return say("cli.history.field_changed", { field: name, from, to });
}

function describeParent({ from, to }: Change): string {
  const parent = valueText(to);
  return parent === ""
    ? say("cli.history.part_no_more", { parent: valueText(from) })
    : say("cli.history.part_of", { parent });
}

function describeChecklistChange([field, change]: [string, Change]): string {
  if (field === "done") return say(change.to === true ? "cli.history.entry_ticked" : "cli.history.entry_unticked");
  if (field !== "text") return say("cli.history.entry_moved");
  return say("cli.history.entry_changed", { from: valueText(change.from), to: valueText(change.to) });
}

/** A type that is younger than this command line. */
function describeOther(type: string, { changes }: Entry): string[] {
  return [valueText(`${type} ${valueText(changes)}`)];
}
