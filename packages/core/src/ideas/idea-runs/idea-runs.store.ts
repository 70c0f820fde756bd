/** Table `idea_runs`. The state of a run belongs to runs; here it is only read with it. */
import type { Weights } from "@eureka/contracts/evaluation";
import type { Engine } from "@eureka/contracts/idea";
import type { IdeaRequest, IdeaResult, StageReport } from "@eureka/contracts/idea-run";
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import type { Cost, TokenCounts } from "@eureka/contracts/model-usage";
import type { RunError, RunState } from "@eureka/contracts/run";
import { from, json, query, typeId, typeIds } from "@eureka/kit/db";
import { and, eq } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";
import { organizationOf, organizationUuid } from "../columns.ts";

export const ideaRuns = pgTable("idea_runs", {
  organizationId: typeId("organization").notNull(),
  id: typeId("run").notNull(),
  workspaceId: typeId("workspace").notNull(),
  request: json<IdeaRequest>().notNull(),
  weights: json<Weights>().notNull(),
  parentIds: typeIds("idea").notNull(),
  stages: json<StageReport[]>().notNull().default([]),
  engine: text().$type<Engine>(),
  engineReason: text().$type<NonNullable<IdeaResult["engineReason"]>>(),
  model: text(),
  rankedBy: text().$type<IdeaResult["rankedBy"]>(),
  removedAsDuplicates: integer().notNull().default(0),
  calls: json<IdeaResult["calls"]>().notNull().default([]),
  tokens: json<TokenCounts>(),
  cost: json<Cost>(),
  elapsedMilliseconds: integer(),
});

type NewIdeaRunRow = Pick<typeof ideaRuns.$inferInsert, "id" | "workspaceId" | "request" | "weights" | "parentIds">;

/** An idea run with what its row of `runs` says. */
export interface IdeaRunRow {
  readonly id: Id<"run">;
  readonly workspaceId: Id<"workspace">;
  readonly request: IdeaRequest;
  readonly weights: Weights;
  readonly parentIds: Id<"idea">[];
  readonly stages: StageReport[];
  readonly engine: Engine | null;
  readonly engineReason: IdeaResult["engineReason"];
  readonly model: string | null;
  readonly rankedBy: IdeaResult["rankedBy"] | null;
  readonly removedAsDuplicates: number;
  readonly calls: IdeaResult["calls"];
  readonly tokens: TokenCounts | null;
  readonly cost: Cost | null;
  readonly elapsedMilliseconds: number | null;
  readonly state: RunState;
  readonly error: RunError | null;
  readonly isCancelRequested: boolean;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly version: number;
}

interface JoinedRow {
  id: string;
  workspace_id: string;
  request: IdeaRequest;
  weights: Weights;
  parent_ids: string[];
  stages: StageReport[];
  engine: Engine | null;
  engine_reason: IdeaResult["engineReason"];
  model: string | null;
  ranked_by: IdeaResult["rankedBy"] | null;
  removed_as_duplicates: number;
  calls: IdeaResult["calls"];
  tokens: TokenCounts | null;
  cost: Cost | null;
  elapsed_milliseconds: number | null;
  state: RunState;
  error: RunError | null;
  cancel_requested_at: Date | null;
  created_at: Date;
  finished_at: Date | null;
  version: number;
}

const columns = `i.id, i.workspace_id, i.request, i.weights, i.parent_ids, i.engine, i.engine_reason, i.model, i.ranked_by,
  i.removed_as_duplicates, i.tokens, i.cost, i.elapsed_milliseconds, r.state, r.error, r.cancel_requested_at, r.created_at,
  r.finished_at, r.version`;
const joined = "from idea_runs i join runs r on r.organization_id = i.organization_id and r.id = i.id";

export async function insertIdeaRun(transaction: Transaction, row: NewIdeaRunRow): Promise<void> {
  await from(transaction)
    .insert(ideaRuns)
    .values({ ...row, organizationId: organizationOf(transaction) });
}

export async function selectIdeaRun(transaction: Transaction, id: Id<"run">): Promise<IdeaRunRow | undefined> {
  const rows = await query<JoinedRow & Record<string, unknown>>(
    transaction,
    {
      name: "idea_runs.get",
      text: `select ${columns}, i.stages, i.calls ${joined} where i.organization_id = $1 and i.id = $2`,
    },
    [organizationUuid(transaction), toUuid(id)],
  );
  return rows[0] && toRow(rows[0]);
}

export interface IdeaRunFilter {
  readonly workspaceIds: readonly Id<"workspace">[];
  readonly states: readonly RunState[] | undefined;
  readonly before: Id<"run"> | null;
  readonly limit: number;
}

/** Idea runs of these workspaces, the latest first, without their stages and calls. */
export async function selectIdeaRuns(transaction: Transaction, filter: IdeaRunFilter): Promise<IdeaRunRow[]> {
  if (filter.workspaceIds.length === 0) return [];
  const rows = await query<JoinedRow & Record<string, unknown>>(
    transaction,
    {
      name: "idea_runs.list",
      text: `select ${columns}, '[]'::jsonb as stages, '[]'::jsonb as calls ${joined}
             where i.organization_id = $1 and i.workspace_id = any ($2::uuid[]) and ($3::uuid is null or i.id < $3)
               and ($4::text[] is null or r.state = any ($4))
             order by i.id desc limit $5`,
    },
    [
      organizationUuid(transaction),
      filter.workspaceIds.map(toUuid),
      filter.before && toUuid(filter.before),
      filter.states ?? null,
      filter.limit,
    ],
  );
  return rows.map(toRow);
}

/** The stages as they were told last, locked against another execution that tells them too. */
export async function lockStages(transaction: Transaction, id: Id<"run">): Promise<StageReport[] | null> {
  const rows = await from(transaction)
    .select({ stages: ideaRuns.stages })
    .from(ideaRuns)
    .where(and(eq(ideaRuns.organizationId, organizationOf(transaction)), eq(ideaRuns.id, id)))
    .for("no key update");
  return rows[0]?.stages ?? null;
}

export async function updateStages(
  transaction: Transaction,
  id: Id<"run">,
  stages: readonly StageReport[],
): Promise<void> {
  await from(transaction)
    .update(ideaRuns)
    .set({ stages: [...stages] })
    .where(and(eq(ideaRuns.organizationId, organizationOf(transaction)), eq(ideaRuns.id, id)));
}

/** Writes what a run gave besides its ideas. */
export async function updateResult(
  transaction: Transaction,
  id: Id<"run">,
  { ideas: _ideas, ...result }: IdeaResult,
): Promise<void> {
  await from(transaction)
    .update(ideaRuns)
    .set(result)
    .where(and(eq(ideaRuns.organizationId, organizationOf(transaction)), eq(ideaRuns.id, id)));
}

function toRow(row: JoinedRow): IdeaRunRow {
  return {
    id: fromUuid("run", row.id),
    workspaceId: fromUuid("workspace", row.workspace_id),
    request: row.request,
    weights: row.weights,
    parentIds: row.parent_ids.map((uuid) => fromUuid("idea", uuid)),
    stages: row.stages,
    engine: row.engine,
    engineReason: row.engine_reason,
    model: row.model,
    rankedBy: row.ranked_by,
    removedAsDuplicates: row.removed_as_duplicates,
    calls: row.calls,
    tokens: row.tokens,
    cost: row.cost,
    elapsedMilliseconds: row.elapsed_milliseconds,
    state: row.state,
    error: row.error,
    isCancelRequested: row.cancel_requested_at !== null,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    version: row.version,
  };
}
