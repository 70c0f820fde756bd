/** One thing that happened, as it is told: made of an audit record, or of an event where the audit trail may not be read. */
import type { api, Row } from "@eureka/sdk";

export type AuditRecord = Row<"audit_record.list">;
export type EventRow = Row<"event.list">;
export type Actor = api.Actor;

export interface Happening {
  readonly id: string;
  readonly noun: string;
  /** What was done, as an operation calls it: `create`, `move`. */
  readonly verb: string;
  /** The operation or the type of the event, as it is called. */
  readonly name: string;
  readonly actor: Actor;
  readonly onBehalfOf: string | null;
  readonly target: { readonly type: string; readonly id: string } | null;
  readonly changes: Readonly<Record<string, { readonly from?: unknown; readonly to?: unknown }>>;
  readonly at: string;
  readonly result: "success" | "refused" | "held";
  /** The key of a work item, where the event says it. */
  readonly key: string | null;
}

export function happeningOfRecord(record: AuditRecord): Happening {
  const [noun, verb] = split(record.operation);
  const { id, operation: name, actor, onBehalfOf, target, changes, occurredAt: at, result } = record;
  return { id, noun, verb, name, actor, onBehalfOf, target, changes, at, result, key: null };
}

export function happeningOfEvent(event: EventRow): Happening {
  const [noun, past] = split(event.type);
  const { id, type: name, actor, onBehalfOf, subject: target, changes, occurredAt: at, data } = event;
  const key = typeof data.key === "string" ? data.key : null;
  const verb = verbOf(past);
  return { id, noun, verb, name, actor, onBehalfOf, target, changes, at, result: "success", key };
}

function split(name: string): [string, string] {
  const dot = name.indexOf(".");
  return dot < 0 ? [name, ""] : [name.slice(0, dot), name.slice(dot + 1)];
}

/** Verbs whose past tense is not the verb with "d" or "ed". */
const irregular: Readonly<Record<string, string>> = {
  left: "leave",
  withdrawn: "withdraw",
  reset: "",
  failed: "fail",
  succeeded: "succeed",
  cancelled: "cancel",
  reordered: "order",
  item_made: "make_item",
  linked: "link",
  unlinked: "unlink",
  answered: "answer",
  opened: "open",
  joined: "join",
  assigned: "assign",
  unassigned: "unassign",
  posted: "post",
  pressed: "press",
  added: "add",
  edited: "edit",
  accepted: "accept",
  discarded: "discard",
  replayed: "replay",
  started: "start",
};

/** `create` of `created`: events are named in the past, operations are not. */
export function verbOf(past: string): string {
  return irregular[past] ?? past.replace(/d$/, "");
}
