/** A stored delivery as the log shows it. */
import type { IncomingEntry, LogOutcome } from "@eureka/contracts/connection-log";
import type { InboundEventRow, PartOutcome } from "../inbound-events.store.ts";

export interface DeliveryFacts {
  readonly id: InboundEventRow["id"];
  readonly connectionId: InboundEventRow["connectionId"];
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly parts: number;
  readonly processedParts: readonly number[];
  readonly outcomes: InboundEventRow["outcomes"];
}

/** What needs a look most comes first. */
const severity = ["failed", "waiting", "done", "ignored"] as const satisfies readonly LogOutcome[];

export function viewDelivery({ id, connectionId, at, parts, processedParts, outcomes }: DeliveryFacts): IncomingEntry {
  const noted = Object.values(outcomes);
  // Those handled before this was noted had their effect as far as anybody knows.
  const unnoted = processedParts.filter((part) => !outcomes[part]).map((): LogOutcome => "done");
  const untouched: LogOutcome[] = noted.length + unnoted.length < parts ? ["waiting"] : [];
  const all = [...noted.map(({ outcome }) => outcome), ...unnoted, ...untouched];
  const outcome = severity.find((candidate) => all.includes(candidate)) ?? "done";
  const telling = noted.filter((note) => note.outcome === outcome);
  return {
    direction: "incoming",
    id,
    connectionId,
    at: new Date(at).toISOString(),
    outcome,
    events: [...new Set(noted.flatMap(({ event }) => event ?? []))],
    reason: telling.find(({ reason }) => reason)?.reason ?? null,
    error: telling.find(({ error }) => error)?.error ?? null,
    milliseconds: sinceArrival(at, noted),
    tries: Math.max(0, ...noted.map(({ tries }) => tries)),
  };
}

function sinceArrival(at: string, noted: readonly PartOutcome[]): number | null {
  if (noted.length === 0) return null;
  const last = Math.max(...noted.map((note) => new Date(note.at).getTime()));
  return Math.max(0, last - new Date(at).getTime());
}
