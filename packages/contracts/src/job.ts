/** Dead jobs: internal work that failed as often as it may and now waits for an administrator. */
import { z } from "zod";
import { idSchema } from "./ids.ts";
import { pageOf } from "./page.ts";

export const exampleDeadJob = {
  id: "job_01k8z7v3q8e9mbtz5a6rx4w2yc",
  name: "conversations.deliver",
  payload: { messageId: "msg_01k8z7v3q8e9mbtz5a6rx4w2yc" },
  orderingKey: null,
  attempts: 10,
  lastError: "EurekaError: The server cannot do this at the moment: the platform does not answer.",
  createdAt: "2026-11-22T09:30:00.000Z",
  diedAt: "2026-11-22T11:02:00.000Z",
} as const;

export const deadJobSchema = z
  .strictObject({
    id: idSchema("job"),
    name: z.string().meta({ description: "Which work it is." }),
    payload: z.unknown().meta({ description: "What it works on, mostly ids." }),
    orderingKey: z.string().nullable(),
    attempts: z.int(),
    lastError: z.string().nullable(),
    createdAt: z.iso.datetime(),
    diedAt: z.iso.datetime(),
  })
  .meta({ id: "DeadJob", example: exampleDeadJob });

export type DeadJob = z.infer<typeof deadJobSchema>;

export const deadJobPageSchema = pageOf(deadJobSchema, "DeadJobPage");
