import type { EventEnvelope } from "@eureka/contracts/event";
import type { EventHandler } from "@eureka/core/operations";
import { createModules } from "../../../apps/server/src/modules.ts";
import type { OrganizationSnapshot, PlacedRow } from "../snapshot.ts";

const handlers = createModules().flatMap((module) => module.handlers ?? []);

/** The ledger has an entry for each event and each handler that hears it, and no other. (Its key allows no second one.) */
export function effectLedger({ events, ledger }: OrganizationSnapshot): string[] {
  const due = new Set(
    handlers.flatMap((handler) =>
      events.filter((event) => concerns(handler, event)).map(({ id }) => `${id} ${handler.name}`),
    ),
  );
  return [
    ...[...due].filter((entry) => !ledger.has(entry)).map((entry) => `${entry}: never handled`),
    ...[...ledger].filter((entry) => !due.has(entry)).map((entry) => `${entry}: handled, but there is no such event`),
  ];
}

/** Handlers choose by the actor, the subject, the data and the changes, or not at all: of an envelope nothing else is read here. */
function concerns(
  { on, when }: EventHandler,
  { type, actorType, actorId, subjectType, subjectId, data, changes }: PlacedRow,
): boolean {
  const envelope = {
    type,
    actor: { type: actorType, id: actorId },
    subject: { type: subjectType, id: subjectId },
    data,
    changes,
  };
  return on.includes(type) && (when?.(envelope as EventEnvelope) ?? true);
}
