/** Says who changed what meanwhile, when a change cannot be taken back because of it. */
import { EurekaError, type FieldError } from "@eureka/contracts/errors";
import type { EventEnvelope } from "@eureka/contracts/event";
import { say } from "@eureka/contracts/words";
import { selectNames } from "../identity/index.ts";
import type { Context } from "../operations/index.ts";
import { personBehindEvent } from "./person-behind-event.ts";

/** One entry for each field, told by the last event that changed it. */
export async function changedSinceError(
  context: Context,
  { subject }: EventEnvelope,
  fields: readonly string[],
  later: readonly EventEnvelope[],
): Promise<EurekaError> {
  const changes = fields.map((field) => ({ field, event: later.findLast((event) => tellsOf(event, field)) }));
  const people = changes.flatMap(({ event }) => (event && personBehindEvent(event)) ?? []);
  const names = await selectNames(context.transaction, people);
  const errors = changes.map(({ field, event }): FieldError => {
    const person = event && personBehindEvent(event);
    const name = person ? (names.get(person.id) ?? say("person.someone")) : say("person.ourselves");
    const message = event ? `was changed by ${name} at ${event.occurredAt}` : "is not what the change made of it";
    return { path: field, code: "changed_since", message };
  });
  return new EurekaError("work_item.changed_since", { id: subject.id, count: fields.length }, { errors });
}

function tellsOf({ type, changes }: EventEnvelope, field: string): boolean {
  return field in changes || type.startsWith(`${field}.`);
}
