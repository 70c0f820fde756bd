/** Personal values of events: clear for whoever states and reads an event, encrypted under the person's key in the table. */
import type { EventEnvelope } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import { personInEvent, replacePersonalValues } from "@eureka/contracts/personal-values";
import { DecryptionError, decryptText, encryptText } from "@eureka/kit/crypto";
import { findSubjectKey, type KeyAccess, subjectKey } from "../encryption/index.ts";

/** How an encrypted value stands in the table. No personal value is an object, so that it cannot be taken for one. */
interface EncryptedValue {
  readonly encrypted: string;
}

type FindKey = (access: KeyAccess, memberId: Id<"member">) => ReturnType<typeof findSubjectKey>;

/** The events as the table keeps them; what would be kept about a person whose key was destroyed becomes null. */
export function encryptPersonalValues<Event extends EventEnvelope>(
  access: KeyAccess,
  events: Event[],
): Promise<Event[]> {
  return replaceIn(access, events, subjectKey, (event, key) =>
    replacePersonalValues(event, (value, path): EncryptedValue | null =>
      key ? { encrypted: encryptText(key, JSON.stringify(value), placeOf(event, path)) } : null,
    ),
  );
}

/** The events as they were stated; null where the person's key was destroyed, or where a value is not this event's. */
export function decryptPersonalValues<Event extends EventEnvelope>(
  access: KeyAccess,
  events: Event[],
): Promise<Event[]> {
  return replaceIn(access, events, findSubjectKey, (event, key) =>
    replacePersonalValues(event, (value, path) => {
      if (!isEncrypted(value)) return value;
      return key && open(() => decryptText(key, value.encrypted, placeOf(event, path)));
    }),
  );
}

/** Asks for each person's key once. Most events say nothing of a person, and cost nothing here. */
async function replaceIn<Event extends EventEnvelope>(
  access: KeyAccess,
  events: Event[],
  findKey: FindKey,
  replace: (event: Event, key: Awaited<ReturnType<FindKey>>) => Event,
): Promise<Event[]> {
  const people = events.map((event) => personInEvent(event));
  if (people.every((person) => person === null)) return events;
  const keys = new Map<Id<"member">, Awaited<ReturnType<FindKey>>>();
  for (const person of people) if (person && !keys.has(person)) keys.set(person, await findKey(access, person));
  return events.map((event, index) => {
    const person = people[index];
    return person ? replace(event, keys.get(person) ?? null) : event;
  });
}

function isEncrypted(value: unknown): value is EncryptedValue {
  return typeof value === "object" && value !== null && "encrypted" in value && typeof value.encrypted === "string";
}

function open(decrypt: () => string): unknown {
  try {
    return JSON.parse(decrypt());
  } catch (error) {
    if (error instanceof DecryptionError) return null;
    throw error;
  }
}

function placeOf({ organizationId, id }: EventEnvelope, column: string) {
  return { organizationId, table: "events", column, rowId: id };
}
