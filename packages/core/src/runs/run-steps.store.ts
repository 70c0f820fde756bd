/** Table `run_steps`: the journal. */
import { type Id, toUuid } from "@eureka/contracts/ids";
import type { RunError, StepState } from "@eureka/contracts/run";
import { from, instant, json, query, typeId } from "@eureka/kit/db";
import { and, asc, eq, gt, or, type SQL, sql } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";
import { exactJson } from "./runs.store.ts";

export const runSteps = pgTable("run_steps", {
  organizationId: typeId("organization").notNull(),
  runId: typeId("run").notNull(),
  key: text().notNull(),
  state: text().$type<StepState>().notNull(),
  result: exactJson<unknown>(),
  error: json<RunError>(),
  attempts: integer().notNull().default(1),
  startedAt: instant().notNull(),
  finishedAt: instant(),
});

export type RunStepRow = typeof runSteps.$inferSelect;

function organizationOf(transaction: Transaction): Id<"organization"> {
  if (!transaction.organizationId) throw new Error("runs belong to an organization");
  return transaction.organizationId;
}

function stepsOf(transaction: Transaction, runId: Id<"run">, ...conditions: (SQL | undefined)[]): SQL | undefined {
  return and(eq(runSteps.organizationId, organizationOf(transaction)), eq(runSteps.runId, runId), ...conditions);
}

/** What the run's finished steps gave, by key. */
export async function selectResults(transaction: Transaction, runId: Id<"run">): Promise<Map<string, unknown>> {
  const rows = await from(transaction)
    .select({ key: runSteps.key, result: runSteps.result })
    .from(runSteps)
    .where(stepsOf(transaction, runId, eq(runSteps.state, "succeeded")));
  return new Map(rows.map(({ key, result }) => [key, result]));
}

export interface StepFilter {
  readonly after: { readonly startedAt: Date; readonly key: string } | null;
  readonly limit: number;
}

/** A run's steps in the order in which they were first begun. */
export async function selectSteps(
  transaction: Transaction,
  runId: Id<"run">,
  { after, limit }: StepFilter,
): Promise<RunStepRow[]> {
  const isBehind =
    after &&
    or(
      gt(runSteps.startedAt, after.startedAt),
      and(eq(runSteps.startedAt, after.startedAt), gt(runSteps.key, after.key)),
    );
  return from(transaction)
    .select()
    .from(runSteps)
    .where(stepsOf(transaction, runId, isBehind ?? undefined))
    .orderBy(asc(runSteps.startedAt), asc(runSteps.key))
    .limit(limit);
}

/** Notes that a step is being tried (or was, `tries` times), and gives how often it was begun so far. */
export async function beginStep(
  transaction: Transaction,
  runId: Id<"run">,
  key: string,
  now: Date,
  tries = 1,
): Promise<number> {
  const rows = await from(transaction)
    .insert(runSteps)
    .values({
      organizationId: organizationOf(transaction),
      runId,
      key,
      state: "running",
      attempts: tries,
      startedAt: now,
    })
    .onConflictDoUpdate({
      target: [runSteps.organizationId, runSteps.runId, runSteps.key],
      set: { state: "running", attempts: sql`${runSteps.attempts} + ${tries}`, finishedAt: null },
    })
    .returning({ attempts: runSteps.attempts });
  return rows[0]?.attempts ?? 1;
}

interface HeldStep {
  readonly runId: Id<"run">;
  readonly lease: string;
  readonly key: string;
  readonly now: Date;
}

/** The same for the execution that holds the run, if it does and shall not stop: nothing is noted otherwise. */
export async function beginHeldStep(
  transaction: Transaction,
  { runId, lease, key, now }: HeldStep,
): Promise<{ held: "held" | "cancel_requested" | "lost"; attempts: number }> {
  const rows = await query<{ cancelling: boolean; attempts: number | null }>(
    transaction,
    {
      name: "run_steps.begin",
      text: `with held as (
               select organization_id, id, cancel_requested_at is not null as cancelling from runs
               where organization_id = $1 and id = $2 and lease = $3 for share),
             begun as (
               insert into run_steps (organization_id, run_id, key, state, attempts, started_at)
               select organization_id, id, $4, 'running', 1, $5::timestamptz from held where not cancelling
               on conflict (organization_id, run_id, key) do update
                 set state = 'running', attempts = run_steps.attempts + 1, finished_at = null
               returning attempts)
             select cancelling, (select attempts from begun) as attempts from held`,
    },
    [toUuid(organizationOf(transaction)), toUuid(runId), lease, key, now],
  );
  const [row] = rows;
  if (!row) return { held: "lost", attempts: 0 };
  return { held: row.cancelling ? "cancel_requested" : "held", attempts: row.attempts ?? 0 };
}

export type StepOutcome =
  | { readonly state: "succeeded"; readonly result: unknown }
  | { readonly state: "failed"; readonly error: RunError };

/** Journals how a step ended; also of a step whose beginning, a mere note, a crash of the database took back meanwhile. */
export async function finishStep(
  transaction: Transaction,
  runId: Id<"run">,
  key: string,
  outcome: StepOutcome,
  now: Date,
): Promise<void> {
  const end =
    outcome.state === "succeeded"
      ? { state: outcome.state, result: outcome.result, error: null }
      : { state: outcome.state, result: null, error: outcome.error };
  const step = { organizationId: organizationOf(transaction), runId, key, startedAt: now };
  const ended = { ...end, finishedAt: now };
  await from(transaction)
    .insert(runSteps)
    .values({ ...step, ...ended })
    .onConflictDoUpdate({ target: [runSteps.organizationId, runSteps.runId, runSteps.key], set: ended });
}
