/** How many events there were on each day. */
import { z } from "zod";

/** So many days can be asked for. */
export const mostSummaryDays = 90;

export const exampleEventSummary = {
  total: 154,
  days: [
    { date: "2026-11-21", events: 112 },
    { date: "2026-11-22", events: 42 },
  ],
};

export const eventSummarySchema = z
  .strictObject({
    total: z.int().min(0).meta({ description: "Events of all these days." }),
    days: z
      .array(z.strictObject({ date: z.iso.date(), events: z.int().min(0) }))
      .max(mostSummaryDays)
      .meta({ description: "Every day in UTC, the earliest first, up to today." }),
  })
  .meta({ id: "EventSummary", example: exampleEventSummary });

export type EventSummary = z.infer<typeof eventSummarySchema>;
