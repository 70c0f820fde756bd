import { groupBy } from "../group-by.ts";
import type { OrganizationSnapshot } from "../snapshot.ts";

/** Operations with the event that each successful run of them leaves, and no other operation leaves. */
const eventOf: Readonly<Record<string, string>> = {
  "work_item.create": "work_item.created",
  "work_item.capture": "work_item.created",
  "file.upload": "file.created",
  "organization.bootstrap": "organization.created",
};

/** Of what one request caused, each event has the audit record of its operation, and each such record its event. */
export function auditedChanges({ audits, events }: OrganizationSnapshot): string[] {
  const told = groupBy(
    events.filter(({ type }) => Object.values(eventOf).includes(type)),
    ({ correlationId, type }) => `${correlationId} ${type}`,
  );
  const recorded = groupBy(
    audits.filter(({ operation, result }) => result === "success" && Object.hasOwn(eventOf, operation)),
    ({ correlationId, operation }) => `${correlationId} ${eventOf[operation]}`,
  );
  return [...new Set([...told.keys(), ...recorded.keys()])].flatMap((key) => {
    const [eventCount, recordCount] = [told.get(key)?.length ?? 0, recorded.get(key)?.length ?? 0];
    return eventCount === recordCount ? [] : [`${key}: ${eventCount} events, ${recordCount} audit records`];
  });
}
