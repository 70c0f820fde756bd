/** What it takes to take one kind of change back. */
import type { EventEnvelope } from "@eureka/contracts/event";
import type { WorkItem } from "@eureka/contracts/work-item";
import type { Context } from "../operations/index.ts";

/** A change that somebody wants to take back. */
export interface Deed {
  /** What is done in it says that it takes the change back. */
  readonly context: Context;
  /** The item as it stands now, locked. */
  readonly item: WorkItem;
  readonly event: EventEnvelope;
  /** What happened to the item afterwards, the oldest first. */
  readonly later: readonly EventEnvelope[];
}

export interface TakingBack {
  /** Fields in which something else stands by now than what the change set. With one of them nothing is done. */
  readonly changed: readonly string[];
  /** Does it, by the operations that people use, with the rights of whoever asks. */
  act(): Promise<void>;
}

export type TakeBack = (deed: Deed) => Promise<TakingBack> | TakingBack;

/** Runs an operation as whoever takes the change back; its output. */
export async function runAgain<Output = unknown>(
  { context }: Pick<Deed, "context">,
  operation: string,
  input: Readonly<Record<string, unknown>>,
): Promise<Output> {
  const { principal } = context;
  return (await context.application.runWithin(context, { operation, input, principal })).output as Output;
}

/** Whether two values of a field are the same, whatever the order of the keys of an object. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value ?? null;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, sorted(entry)]),
  );
}

/** Names of the changes for which `stands` does not hold. */
export function changedSince(
  { changes }: Pick<EventEnvelope, "changes">,
  stands: (field: string, to: unknown) => boolean,
): string[] {
  return Object.entries(changes).flatMap(([field, { to }]) => (stands(field, to) ? [] : [field]));
}
