/** Jobs at fixed times. Any number of schedulers may run; each tick is queued once. */

import { type Id, newUuid } from "@eureka/contracts/ids";
import { Cron } from "croner";
import { type Database, query, type Transaction } from "../db/index.ts";
import { enqueue } from "./enqueue.ts";
import { type NewJob, systemOrganizationId } from "./job.ts";
import type { QueueLog } from "./worker-options.ts";

export interface Schedule {
  /** Unique in its organization, and stable: the last tick is stored under it. */
  readonly name: string;
  /** Cron expression of five fields, or six with seconds first. */
  readonly cron: string;
  /** IANA name. Default UTC. */
  readonly timeZone?: string;
  readonly job: Omit<NewJob, "id" | "uniqueKey" | "runAt">;
  /** Default {@link systemOrganizationId}. */
  readonly organizationId?: Id<"organization">;
}

export interface SchedulerOptions {
  readonly database: Database;
  readonly schedules: readonly Schedule[];
  /** Milliseconds between looks at the clock. Default 1,000. */
  readonly interval?: number;
  readonly now?: () => Date;
  readonly log?: Pick<QueueLog, "warn">;
}

export interface Scheduler {
  start(): void;
  stop(): Promise<void>;
  /** Queues what is due. A schedule that missed several ticks (no scheduler ran) is queued once, for the latest of them. */
  tick(): Promise<void>;
}

/** Makes a scheduler; throws for a cron expression that cannot be read. A schedule counts from the first time that a scheduler saw it. */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const now = options.now ?? (() => new Date());
  const entries = options.schedules.map((schedule) => ({
    schedule,
    cron: new Cron(schedule.cron, { paused: true, timezone: schedule.timeZone ?? "UTC" }),
    next: undefined as Date | null | undefined,
  }));
  let timer: NodeJS.Timeout | undefined;
  let ticking: Promise<void> | undefined;

  async function tickAll(): Promise<void> {
    for (const entry of entries) {
      const { schedule, cron } = entry;
      if (entry.next !== undefined && (entry.next === null || entry.next > now())) continue;
      await options.database.withOrganization(schedule.organizationId ?? systemOrganizationId, async (transaction) => {
        const last = await lockLastTick(transaction, schedule.name, now());
        const tick = findLatestTick(cron, last, now());
        if (tick !== undefined) await queueTick(transaction, schedule, tick);
        entry.next = cron.nextRun(tick ?? last);
      });
    }
  }

  const tick = () => {
    ticking ??= tickAll().finally(() => {
      ticking = undefined;
    });
    return ticking;
  };

  return {
    tick,
    start() {
      timer ??= setInterval(
        () => tick().catch((error: unknown) => options.log?.warn({ err: error }, "schedules could not be queued yet")),
        options.interval ?? 1_000,
      );
    },
    async stop() {
      clearInterval(timer);
      await ticking?.catch(() => {});
    },
  };
}

/** The latest tick after `last` until `now`. Looks back from `now` in growing steps, because there may be a million of them. */
function findLatestTick(cron: Cron, last: Date, now: Date): Date | undefined {
  let tick: Date | undefined;
  for (let back = 60_000; tick === undefined; back *= 60) {
    const from = new Date(Math.max(last.getTime(), now.getTime() - back));
    for (let next = cron.nextRun(from); next !== null && next <= now; next = cron.nextRun(next)) tick = next;
    if (from.getTime() === last.getTime()) break;
  }
  return tick;
}

/** The last tick, or `now` for a schedule that is seen for the first time. Other schedulers wait here until the transaction ends. */
async function lockLastTick(transaction: Transaction, name: string, now: Date): Promise<Date> {
  const text = `insert into job_schedules (organization_id, id, name, last_tick) values (current_organization(), $1, $2, $3)
    on conflict (organization_id, name) do update set last_tick = job_schedules.last_tick returning last_tick`;
  const rows = await query<{ last_tick: Date }>(transaction, { name: "queue.lock-tick", text }, [newUuid(), name, now]);
  return rows[0]?.last_tick ?? now;
}

async function queueTick(transaction: Transaction, schedule: Schedule, tick: Date): Promise<void> {
  const text = "update job_schedules set last_tick = $2 where organization_id = current_organization() and name = $1";
  await query(transaction, { name: "queue.advance-tick", text }, [schedule.name, tick]);
  await enqueue(transaction, [{ ...schedule.job, uniqueKey: `cron:${schedule.name}:${tick.toISOString()}` }]);
}
