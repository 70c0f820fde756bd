import { eventSummarySchema, exampleEventSummary, mostSummaryDays } from "@eureka/contracts/event-summary";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { selectPositionsAt } from "./events.store.ts";

const usualDays = 30;
const dayMilliseconds = 86_400_000;

/** Says how busy the days were. It tells of the whole organization, so it needs a role over all of it. */
export const summarizeEvents = defineOperation({
  name: "event.summarize",
  summary: "Say how many events there were on each of the last days",
  description:
    "Days are in UTC. An event that began right before midnight and ended behind it may count for either day, and once only.",
  input: z.strictObject({
    days: z
      .int()
      .min(1)
      .max(mostSummaryDays)
      .default(usualDays)
      .meta({ description: "How many days, today included.", example: usualDays }),
  }),
  output: eventSummarySchema,
  permission: "event:read",
  effect: "read",
  http: { method: "GET", path: "/events/summary" },
  command: {},
  example: { input: { days: 2 }, output: exampleEventSummary },
  target: async ({ organizationId }) => ({ noun: "organization", id: organizationId, scopes: [] }),
  async run(context, { days }) {
    const today = Math.floor(context.clock.now().getTime() / dayMilliseconds);
    const numbers = Array.from({ length: days }, (_, index) => today - days + 1 + index);
    // The last border lies in the future, behind everything.
    const borders = [...numbers, today + 1].map((day) => new Date(day * dayMilliseconds));
    const positions = await selectPositionsAt(context.transaction, borders);
    const counts = differences(positions);
    return {
      total: counts.reduce((sum, count) => sum + count, 0),
      days: counts.map((events, index) => ({ date: (borders[index] as Date).toISOString().slice(0, 10), events })),
    };
  },
});

/** Events take their positions in the order of their commits, so that two right at a border may have changed places. */
function differences(positions: readonly number[]): number[] {
  let highest = positions[0] ?? 1;
  return positions.slice(1).map((position) => {
    const before = highest;
    highest = Math.max(highest, position);
    return highest - before;
  });
}
