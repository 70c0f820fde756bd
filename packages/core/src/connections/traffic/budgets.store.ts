/** Table `connection_budgets`: one row for a token, for the processes of all nodes. Times are the database's own. */
import { type Id, toUuid } from "@eureka/contracts/ids";
import { from, instant, notify, query, typeId } from "@eureka/kit/db";
import { and, eq, sql } from "drizzle-orm";
import { doublePrecision, pgTable } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";

export const connectionBudgets = pgTable("connection_budgets", {
  organizationId: typeId("organization").notNull(),
  connectionId: typeId("connection").notNull(),
  blockedUntil: instant(),
  paceMilliseconds: doublePrecision().notNull().default(0),
  lastTurn: instant(),
});

/** Tells every process which connection has to wait; the payload is its id. */
export const budgetChannel = "eureka_connection_budgets";

/** The slowest and the quickest pace that is kept to, in milliseconds between two calls. */
const slowestPace = 60_000;
const quickestPace = 20;
/** Each call that goes well makes the next one come this much sooner, until the platform asks to wait again. */
const quickening = 0.99;
/** Asked to wait although the pace was kept: it was too quick. */
const slowing = 1.5;

export interface BudgetState {
  readonly blockedForMilliseconds: number;
  /** 0: no need to keep to any. */
  readonly paceMilliseconds: number;
}

export async function selectBudget(transaction: Transaction, id: Id<"connection">): Promise<BudgetState> {
  const rows = await from(transaction)
    .select({
      blockedForMilliseconds: sql<number>`greatest(0, extract(epoch from ${connectionBudgets.blockedUntil} - clock_timestamp()) * 1000)::float8`,
      paceMilliseconds: connectionBudgets.paceMilliseconds,
    })
    .from(connectionBudgets)
    .where(
      and(
        eq(connectionBudgets.organizationId, transaction.organizationId as Id<"organization">),
        eq(connectionBudgets.connectionId, id),
      ),
    );
  return {
    blockedForMilliseconds: rows[0]?.blockedForMilliseconds ?? 0,
    paceMilliseconds: rows[0]?.paceMilliseconds ?? 0,
  };
}

export interface Turn extends BudgetState {
  /** Until the turn has come. */
  readonly waitMilliseconds: number;
}

/** Takes the next turn among all processes. `stretch` leaves room behind it for others: 1 leaves none. */
export async function takeTurn(transaction: Transaction, id: Id<"connection">, stretch: number): Promise<Turn> {
  const rows = await query<{ wait: number; blocked: number; pace: number }>(
    transaction,
    {
      name: "connections.take_turn",
      text: `update connection_budgets set
          last_turn = greatest(last_turn + make_interval(secs => pace_milliseconds * $3::float8 / 1000), blocked_until, clock_timestamp()),
          pace_milliseconds = case when pace_milliseconds * ${quickening} < ${quickestPace} then 0 else pace_milliseconds * ${quickening} end
        where organization_id = $1 and connection_id = $2
        returning greatest(0, extract(epoch from last_turn - clock_timestamp()) * 1000)::float8 as wait,
          greatest(0, extract(epoch from blocked_until - clock_timestamp()) * 1000)::float8 as blocked, pace_milliseconds as pace`,
    },
    [toUuid(transaction.organizationId as string), toUuid(id), stretch],
  );
  const { wait = 0, blocked = 0, pace = 0 } = rows[0] ?? {};
  return { waitMilliseconds: wait, blockedForMilliseconds: blocked ?? 0, paceMilliseconds: pace };
}

export interface Block {
  readonly milliseconds: number;
  /** The pace that would have been slow enough; null where the platform's rate is not to be judged by this. */
  readonly pace: number | null;
}

/** Lets nobody call for a while, and tells all processes. */
export async function blockBudget(transaction: Transaction, id: Id<"connection">, block: Block): Promise<void> {
  await query(
    transaction,
    {
      name: "connections.block",
      text: `insert into connection_budgets as budget (organization_id, connection_id, blocked_until, pace_milliseconds)
        values ($1, $2, clock_timestamp() + make_interval(secs => $3::float8 / 1000), least(${slowestPace}, greatest(${quickestPace}, $4::float8), coalesce($4::float8, 0)))
        on conflict (organization_id, connection_id) do update set
          blocked_until = greatest(budget.blocked_until, excluded.blocked_until),
          pace_milliseconds = case when $4::float8 is null then budget.pace_milliseconds
            else least(${slowestPace}, greatest(${quickestPace}, $4::float8, budget.pace_milliseconds * ${slowing})) end`,
    },
    [toUuid(transaction.organizationId as string), toUuid(id), block.milliseconds, block.pace],
  );
  await notify(transaction, budgetChannel, id);
}
