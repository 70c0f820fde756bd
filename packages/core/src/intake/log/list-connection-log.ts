import {
  type ConnectionLogEntry,
  connectionLogPageSchema,
  exampleConnectionLog,
  type LogDirection,
  logDirections,
  logOutcomes,
} from "@eureka/contracts/connection-log";
import { idSchema, toUuid } from "@eureka/contracts/ids";
import { pageInput } from "@eureka/contracts/page";
import { z } from "zod";
import { type ListedCall, loadConnection, selectCalls } from "../../connections/index.ts";
import { type CursorKey, defineOperation, pageOfRows, readCursor } from "../../operations/index.ts";
import { selectDeliveries } from "./deliveries.store.ts";
import { type DeliveryFacts, viewDelivery } from "./view-delivery.ts";

type Found =
  | { readonly direction: "incoming"; readonly id: string; readonly at: string; readonly delivery: DeliveryFacts }
  | { readonly direction: "outgoing"; readonly id: string; readonly at: string; readonly call: ListedCall };

/** Lists what came in from a platform and what the platform was asked. */
export const listConnectionLog = defineOperation({
  name: "connection_log.list",
  summary: "List what went through a connection, the latest first",
  description:
    "Deliveries of the platform with what became of them, and our calls with their answers. Deliveries are kept for 30 days after they were handled, calls for 14 days and the 5,000 latest. A call appears a second after it was made.",
  input: z.strictObject({
    id: idSchema("connection"),
    ...pageInput,
    direction: z.enum(logDirections).optional(),
    outcome: z.enum(logOutcomes).optional(),
  }),
  output: connectionLogPageSchema,
  permission: "connection_log:read",
  effect: "read",
  http: { method: "GET", path: "/connections/{id}/log" },
  command: { words: ["id"] },
  example: {
    input: { id: exampleConnectionLog[0].connectionId },
    output: { data: [...exampleConnectionLog], nextCursor: null },
  },
  target: (context, { id }) => loadConnection(context, id),
  async run(context, input, connection) {
    const after = readCursor(context, "connection_log.list", input);
    const limit = input.limit + 1;
    const filter = { connectionId: connection.id, outcome: input.outcome, limit };
    const wants = (direction: LogDirection) => input.direction === undefined || input.direction === direction;
    const deliveries = wants("incoming")
      ? await selectDeliveries(context.transaction, { ...filter, before: startOf(after, "incoming") })
      : [];
    const calls = wants("outgoing")
      ? await selectCalls(context.transaction, { ...filter, before: startOf(after, "outgoing") })
      : [];
    const found: Found[] = [
      ...deliveries.map((delivery) => ({ direction: "incoming" as const, id: delivery.id, at: delivery.at, delivery })),
      ...calls.map((call) => ({ direction: "outgoing" as const, id: call.id, at: call.at, call })),
    ].sort((one, other) => compare(other, one));
    const page = pageOfRows(context, "connection_log.list", input, found, ({ at, direction, id }) => [
      at,
      direction,
      id,
    ]);
    return { data: page.data.map(view), nextCursor: page.nextCursor };
  },
});

const before = "00000000-0000-0000-0000-000000000000";
const behind = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** Of the same microsecond, outgoing goes before incoming when the latest come first. */
function startOf(after: CursorKey | null, direction: LogDirection): { at: string; uuid: string } | null {
  if (!after) return null;
  const [at, lastDirection, id] = after.map(String) as [string, string, string];
  if (lastDirection === direction) return { at, uuid: toUuid(id) };
  return { at, uuid: direction === "incoming" ? behind : before };
}

/** Negative when the first one is older. */
function compare(one: Found, other: Found): number {
  const keyOf = ({ at, direction, id }: Found) => `${at} ${direction === "outgoing" ? 1 : 0} ${id}`;
  return keyOf(one) < keyOf(other) ? -1 : 1;
}

function view(found: Found): ConnectionLogEntry {
  if (found.direction === "incoming") return viewDelivery(found.delivery);
  return { direction: "outgoing", ...found.call, at: new Date(found.at).toISOString() };
}
