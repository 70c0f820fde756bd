import { type EventType, eventTypes } from "@eureka/contracts/event-types";
import { describeSchemaFields } from "./describe-schema-fields.ts";
import { domainModules } from "./domain-modules.ts";
import { findEmittedEvents } from "./find-emitted-events.ts";
import type { Generator } from "./generated-files.ts";
import { code, markdownDocument, markdownTable } from "./markdown.ts";

/** `docs/events.md`: every type of event, who states it, who hears it, and the fields of its data. */
export const generateEvents: Generator = async () => {
  const modules = domainModules();
  const emitted = findEmittedEvents(modules.map(({ name }) => name));
  const rows = Object.entries<EventType>(eventTypes).map(([type, { version, summary, data, personal }]) => [
    code(type),
    String(version),
    summary,
    describeSchemaFields(data).join("; ") || "nothing",
    describePersonalValues(personal),
    modules
      .filter(({ name }) => emitted.get(name)?.has(type))
      .map(({ name }) => name)
      .join(", "),
    modules
      .flatMap(({ handlers = [] }) => handlers.filter(({ on }) => on.includes(type)))
      .map(({ name }) => code(name))
      .join(", "),
  ]);
  const lines = [
    "Every change is stated as an event, in the transaction of the change. An event says what it is about (`subject`), who did it",
    "(`actor`, `onBehalfOf`), when (`occurredAt`), why (`causationId`, `correlationId`), what changed (`changes`: the old and the new",
    "value of each field) and, in `data`, what is listed here. Its `position` counts the events of its organization without a gap.",
    "`GET /api/v2/events` reads them, `GET /api/v2/stream` follows them. The data of a version only ever gains optional fields.",
    "Personal values are kept encrypted under the member's key and read as null once the member was erased.",
    "",
    ...markdownTable(["Type", "Version", "What happened", "Data", "Personal", "Stated by", "Heard by"], rows),
  ];
  return { "docs/events.md": markdownDocument("Events", "`packages/contracts/src/event-types.ts`", lines) };
};

function describePersonalValues(personal: EventType["personal"]): string {
  const { changes = [], data = [] } = personal ?? {};
  const paths = [...changes.map((field) => `changes.${field}`), ...data.map((field) => `data.${field}`)];
  return paths.map(code).join(", ");
}
