/** Table `connection_budgets`: one row for a token, for the processes of all nodes. Times are the database's own. */
import { type Id, toUuid } from "@eureka/contracts/ids";
import { from, instant, notify, query, typeId } from "@eureka/kit/db";
import { and, eq, isNull, sql } from "drizzle-orm";
import { doublePrecision, pgTable } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";

export const connectionBudgets = pgTable("connection_budgets", {
  organizationId: typeId("organization").notNull(),
  connectionId: typeId("connection").notNull(),
  externalIdentityId: typeId("external_identity"),
  blockedUntil: instant(),
  paceMilliseconds: doublePrecision().notNull().default(0),
  lastTurn: instant(),
});

/** Whose token the calls carry: the connection's own, or that of a person who gave a mandate on it. */
export interface BudgetHolder {
  readonly connectionId: Id<"connection">;
  readonly personId: Id<"external_identity"> | null;
}

/** Names a budget among all processes. */
export function keyOfBudget({ connectionId, personId }: BudgetHolder): string {
  return personId === null ? connectionId : `${connectionId}/${personId}`;
}

/** Tells every process which budget has to wait; the payload is its key. */
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

export async function selectBudget(
  transaction: Transaction,
  { connectionId, personId }: BudgetHolder,
): Promise<BudgetState> {
  const rows = await from(transaction)
    .select({
      blockedForMilliseconds: sql<number>`greatest(0, extract(epoch from ${connectionBudgets.blockedUntil} - clock_timestamp()) * 1000)::float8`,
      paceMilliseconds: connectionBudgets.paceMilliseconds,
    })
    .from(connectionBudgets)
    .where(
      and(
        eq(connectionBudgets.organizationId, transaction.organizationId as Id<"organization">),
        eq(connectionBudgets.connectionId, connectionId),
        personId ? eq(connectionBudgets.externalIdentityId, personId) : isNull(connectionBudgets.externalIdentityId),
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
export async function takeTurn(transaction: Transaction, holder: BudgetHolder, stretch: number): Promise<Turn> {
  const rows = await query<{ wait: number; blocked: number; pace: number }>(
    transaction,
    {
      name: "connections.take_turn",
      text: `update connection_budgets set
          last_turn = greatest(last_turn + make_interval(secs => pace_milliseconds * $3::float8 / 1000), blocked_until, clock_timestamp()),
          pace_milliseconds = case when pace_milliseconds * ${quickening} < ${quickestPace} then 0 else pace_milliseconds * ${quickening} end
        where organization_id = $1 and connection_id = $2 and external_identity_id is not distinct from $4
        returning greatest(0, extract(epoch from last_turn - clock_timestamp()) * 1000)::float8 as wait,
          greatest(0, extract(epoch from blocked_until - clock_timestamp()) * 1000)::float8 as blocked, pace_milliseconds as pace`,
    },
    [...namesOf(transaction, holder), stretch, personOf(holder)],
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
export async function blockBudget(transaction: Transaction, holder: BudgetHolder, block: Block): Promise<void> {
  await query(
    transaction,
    {
      name: "connections.block",
      text: `insert into connection_budgets as budget (organization_id, connection_id, external_identity_id, blocked_until, pace_milliseconds)
        values ($1, $2, $5, clock_timestamp() + make_interval(secs => $3::float8 / 1000), least(${slowestPace}, greatest(${quickestPace}, $4::float8), coalesce($4::float8, 0)))
        on conflict (organization_id, connection_id, external_identity_id) do update set
          blocked_until = greatest(budget.blocked_until, excluded.blocked_until),
          pace_milliseconds = case when $4::float8 is null then budget.pace_milliseconds
            else least(${slowestPace}, greatest(${quickestPace}, $4::float8, budget.pace_milliseconds * ${slowing})) end`,
    },
    [...namesOf(transaction, holder), block.milliseconds, block.pace, personOf(holder)],
  );
  await notify(transaction, budgetChannel, keyOfBudget(holder));
}

function namesOf(transaction: Transaction, { connectionId }: BudgetHolder): readonly [string, string] {
  return [toUuid(transaction.organizationId as string), toUuid(connectionId)];
}

function personOf({ personId }: BudgetHolder): string | null {
  return personId && toUuid(personId);
}
