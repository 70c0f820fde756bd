/** Runs: executions of journaled steps that go on where they stopped after a crash. */
import { z } from "zod";
import { actorSchema } from "./actor.ts";
import { idSchema } from "./ids.ts";
import { pageOf } from "./page.ts";

export const runStates = ["queued", "running", "succeeded", "failed", "cancelled"] as const;
export type RunState = (typeof runStates)[number];

/** The states in which a run ends; nothing about it changes afterwards. */
export const finalRunStates = ["succeeded", "failed", "cancelled"] as const satisfies readonly RunState[];

export const stepStates = ["running", "succeeded", "failed"] as const;
export type StepState = (typeof stepStates)[number];

export const runErrorSchema = z
  .strictObject({
    code: z.string().meta({ description: "A code of the error table." }),
    message: z.string().meta({ description: "A sentence for people." }),
    step: z.string().nullable().meta({ description: "The step that failed, where one did." }),
  })
  .meta({
    id: "RunError",
    example: { code: "server.unavailable", message: "The model provider does not answer.", step: "generate" },
  });

export type RunError = z.infer<typeof runErrorSchema>;

export const runProgressSchema = z
  .strictObject({
    done: z.number().min(0),
    total: z.number().min(0).nullable().meta({ description: "Null while nobody knows." }),
    message: z.string().max(500).nullable(),
  })
  .meta({ id: "RunProgress", example: { done: 3, total: 5, message: "Scoring ideas" } });

export type RunProgress = z.infer<typeof runProgressSchema>;

export const exampleRun = {
  id: "run_01k8z7v3q8e9mbtz5a6rx4w2yc",
  workspaceId: "wsp_01k8z7v3q8e9mbtz5a6rx4w2yd",
  kind: "ideas.generate",
  state: "running",
  input: { topic: "Shorter queues at the bakery" },
  output: null,
  error: null,
  progress: { done: 3, total: 5, message: "Scoring ideas" },
  requestedBy: { type: "user", id: "mem_01k8z7v3q8e9mbtz5a6rx4w2yc" },
  onBehalfOf: null,
  cancelRequested: false,
  wakesAt: null,
  createdAt: "2026-11-22T09:30:00.000Z",
  startedAt: "2026-11-22T09:30:00.120Z",
  finishedAt: null,
  version: 2,
} as const;

export const runSchema = z
  .strictObject({
    id: idSchema("run"),
    workspaceId: idSchema("workspace"),
    kind: z.string().meta({ description: "What it executes, for example ideas.generate." }),
    state: z.enum(runStates),
    input: z.unknown(),
    output: z.unknown().meta({ description: "Null until it has succeeded." }),
    error: runErrorSchema.nullable(),
    progress: runProgressSchema.nullable(),
    requestedBy: actorSchema.nullable().meta({ description: "Null when that person's data was erased." }),
    onBehalfOf: idSchema("member").nullable(),
    cancelRequested: z.boolean(),
    wakesAt: z.iso.datetime().nullable().meta({ description: "Until then it waits and uses nothing." }),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
    version: z.int(),
  })
  .meta({ id: "Run", example: exampleRun });

export type Run = z.infer<typeof runSchema>;

export const runPageSchema = pageOf(runSchema, "RunPage");

export const exampleRunStep = {
  key: "generate",
  state: "succeeded",
  attempts: 1,
  error: null,
  startedAt: "2026-11-22T09:30:00.140Z",
  finishedAt: "2026-11-22T09:30:04.310Z",
} as const;

export const runStepSchema = z
  .strictObject({
    key: z.string(),
    state: z.enum(stepStates),
    attempts: z.int().meta({ description: "How often it was begun, over crashes too." }),
    error: runErrorSchema.nullable().meta({ description: "Why it failed last." }),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "RunStep", example: exampleRunStep });

export type RunStep = z.infer<typeof runStepSchema>;

export const runStepPageSchema = pageOf(runStepSchema, "RunStepPage");
