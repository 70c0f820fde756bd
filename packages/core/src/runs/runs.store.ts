/** Table `runs`. */
import type { Actor } from "@eureka/contracts/actor";
import { type Id, toUuid } from "@eureka/contracts/ids";
import type { RunError, RunProgress, RunState } from "@eureka/contracts/run";
import { from, instant, json, notify, query, typeId } from "@eureka/kit/db";
import { and, desc, eq, inArray, lt, type SQL, sql } from "drizzle-orm";
import { customType, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";

/**
 * A `json` column, for values that must come back exactly: `jsonb` refuses NUL and halves of surrogate pairs, which models do write, and
 * Drizzle's own type reads a JSON string a second time.
 */
export function exactJson<Value>() {
  return customType<{ data: Value; driverData: unknown }>({
    dataType: () => "json",
    toDriver: (value) => JSON.stringify(value ?? null),
    fromDriver: (value) => value as Value,
  })();
}

export const runs = pgTable("runs", {
  organizationId: typeId("organization").notNull(),
  id: typeId("run").notNull(),
  workspaceId: typeId("workspace").notNull(),
  kind: text().notNull(),
  state: text().$type<RunState>().notNull().default("queued"),
  input: exactJson<unknown>().notNull(),
  output: exactJson<unknown>(),
  error: json<RunError>(),
  progress: json<RunProgress>(),
  requestedBy: json<Actor>(),
  onBehalfOf: typeId("member"),
  lease: uuid(),
  cancelRequestedAt: instant(),
  wakesAt: instant(),
  version: integer().notNull().default(1),
  createdAt: instant().notNull(),
  startedAt: instant(),
  finishedAt: instant(),
});

export type RunRow = typeof runs.$inferSelect;
export type NewRun = Pick<RunRow, "id" | "workspaceId" | "kind" | "input" | "requestedBy" | "onBehalfOf" | "createdAt">;

/** Where a process hears that a run which it may be executing is to stop; the payload is the run's id. */
export const cancellationChannel = "eureka_runs_cancelled";

function organizationOf(transaction: Transaction): Id<"organization"> {
  if (!transaction.organizationId) throw new Error("runs belong to an organization");
  return transaction.organizationId;
}

function runsAmong(transaction: Transaction, ...conditions: (SQL | undefined)[]): SQL | undefined {
  return and(eq(runs.organizationId, organizationOf(transaction)), ...conditions);
}

export async function insertRun(transaction: Transaction, row: NewRun): Promise<RunRow> {
  const rows = await from(transaction)
    .insert(runs)
    .values({ ...row, organizationId: organizationOf(transaction) })
    .returning();
  return rows[0] as RunRow;
}

/** A run, locked against everything that changes it when `lock` is set. */
export async function selectRun(
  transaction: Transaction,
  id: Id<"run">,
  options: { readonly lock: boolean },
): Promise<RunRow | undefined> {
  const select = from(transaction)
    .select()
    .from(runs)
    .where(runsAmong(transaction, eq(runs.id, id)));
  const rows = options.lock ? await select.for("no key update") : await select;
  return rows[0];
}

export interface RunFilter {
  readonly workspaceIds: readonly Id<"workspace">[];
  readonly kind?: string | undefined;
  readonly states?: readonly RunState[] | undefined;
  readonly before: Id<"run"> | null;
  readonly limit: number;
}

/** Runs of these workspaces, the latest first. */
export async function selectRuns(transaction: Transaction, filter: RunFilter): Promise<RunRow[]> {
  if (filter.workspaceIds.length === 0) return [];
  return from(transaction)
    .select()
    .from(runs)
    .where(
      runsAmong(
        transaction,
        inArray(runs.workspaceId, [...filter.workspaceIds]),
        filter.kind ? eq(runs.kind, filter.kind) : undefined,
        filter.states ? inArray(runs.state, [...filter.states]) : undefined,
        filter.before ? lt(runs.id, filter.before) : undefined,
      ),
    )
    .orderBy(desc(runs.id))
    .limit(filter.limit);
}

export type RunChange = Partial<
  Pick<
    RunRow,
    "state" | "output" | "error" | "progress" | "lease" | "cancelRequestedAt" | "wakesAt" | "startedAt" | "finishedAt"
  >
>;

export async function updateRun(transaction: Transaction, id: Id<"run">, change: RunChange): Promise<RunRow> {
  const rows = await from(transaction)
    .update(runs)
    .set({ ...change, version: sql`${runs.version} + 1` })
    .where(runsAmong(transaction, eq(runs.id, id)))
    .returning();
  return rows[0] as RunRow;
}

/** Stores progress while the execution holds the run. False: it holds it no more. */
export async function updateProgress(
  transaction: Transaction,
  id: Id<"run">,
  lease: string,
  progress: RunProgress,
): Promise<boolean> {
  const rows = await from(transaction)
    .update(runs)
    .set({ progress, version: sql`${runs.version} + 1` })
    .where(runsAmong(transaction, eq(runs.id, id), eq(runs.lease, lease)))
    .returning({ id: runs.id });
  return rows.length > 0;
}

/** Whether an execution still holds its run, kept so until the transaction ends, and whether it shall stop. */
export async function holdLease(
  transaction: Transaction,
  id: Id<"run">,
  lease: string,
): Promise<"held" | "cancel_requested" | "lost"> {
  const rows = await query<{ cancelling: boolean }>(
    transaction,
    {
      name: "runs.hold_lease",
      text: `select cancel_requested_at is not null as cancelling from runs
             where organization_id = $1 and id = $2 and lease = $3 for share`,
    },
    [toUuid(organizationOf(transaction)), toUuid(id), lease],
  );
  const [row] = rows;
  if (!row) return "lost";
  return row.cancelling ? "cancel_requested" : "held";
}

/** Tells the process that executes the run, after the commit. */
export async function notifyCancellation(transaction: Transaction, id: Id<"run">): Promise<void> {
  await notify(transaction, cancellationChannel, id);
}

/** All runs that a person asked for, the earliest first. */
export async function selectRunsOfMember(transaction: Transaction, memberId: Id<"member">): Promise<RunRow[]> {
  return from(transaction)
    .select()
    .from(runs)
    .where(runsAmong(transaction, isRequestedBy(memberId)))
    .orderBy(runs.id);
}

/** Takes a person's name off the runs that the person asked for. */
export async function forgetRequester(transaction: Transaction, memberId: Id<"member">): Promise<void> {
  await from(transaction)
    .update(runs)
    .set({ requestedBy: null, onBehalfOf: null })
    .where(runsAmong(transaction, isRequestedBy(memberId)));
}

function isRequestedBy(memberId: Id<"member">): SQL {
  return sql`(${eq(runs.onBehalfOf, memberId)} or ${runs.requestedBy} @> ${JSON.stringify({ type: "user", id: memberId })}::jsonb)`;
}
