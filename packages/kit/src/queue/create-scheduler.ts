/** Jobs at fixed times. Any number of schedulers may run; each tick is queued once. */
import { newUuid } from "@eureka/contracts/ids";
import { Cron } from "croner";
import { type Database, query, type Transaction } from "../db/index.ts";
import { enqueue } from "./enqueue.ts";
import { type NewJob, systemOrganizationId } from "./job.ts";
import type { QueueLog } from "./worker-options.ts";

export interface Schedule {
  /** Unique and stable: the last tick is stored under it. */
  readonly name: string;
  /** Cron expression of five fields, or six with seconds first. */
  readonly cron: string;
  /** IANA name. Default UTC. */
  readonly timeZone?: string;
  /** Queued for the {@link systemOrganizationId}. */
  readonly job: Omit<NewJob, "uniqueKey" | "runAt">;
}

export interface SchedulerOptions {
  readonly database: Database;
  readonly schedules: readonly Schedule[];
  /** Milliseconds between looks at the clock. Default 1,000. */
  readonly interval?: number;
  readonly now?: () => Date;
  readonly log?: Pick<QueueLog, "warn">;
}

/** Makes a scheduler; throws for a cron expression that cannot be read. A schedule counts from the first time that a scheduler saw it. */
export function createScheduler({
  database,
  schedules,
  interval = 1_000,
  now = () => new Date(),
  log,
}: SchedulerOptions) {
  const entries = schedules.map((schedule) => {
    const cron = new Cron(schedule.cron, { paused: true, timezone: schedule.timeZone ?? "UTC" });
    return { schedule, cron, next: new Date(0) as Date | null };
  });
  let timer: NodeJS.Timeout | undefined;
  let ticking: Promise<void> | undefined;

  async function tickAll(): Promise<void> {
    for (const entry of entries) {
      if (entry.next === null || entry.next > now()) continue;
      const last = await database.withOrganization(systemOrganizationId, async (transaction) => {
        const before = await lockLastTick(transaction, entry.schedule.name, now());
        const missed = entry.cron.nextRun(before);
        if (missed === null || missed > now()) return before;
        return queueTick(transaction, entry.schedule, now());
      });
      entry.next = entry.cron.nextRun(last);
    }
  }

  /** Queues what is due. A schedule that missed several ticks (no scheduler ran) is queued once. */
  function tick(): Promise<void> {
    ticking ??= tickAll().finally(() => {
      ticking = undefined;
    });
    return ticking;
  }

  return {
    tick,
    start(): void {
      const warn = (error: unknown) => log?.warn({ err: error }, "schedules could not be queued yet");
      timer ??= setInterval(() => tick().catch(warn), interval);
    },
    async stop(): Promise<void> {
      clearInterval(timer);
      await ticking?.catch(() => {});
    },
  };
}

/** Until when ticks were queued; `now` for a schedule that is seen for the first time. Other schedulers wait here until the transaction ends. */
async function lockLastTick(transaction: Transaction, name: string, now: Date): Promise<Date> {
  const text = `insert into job_schedules (organization_id, id, name, last_tick) values (current_organization(), $1, $2, $3)
    on conflict (organization_id, name) do update set last_tick = job_schedules.last_tick returning last_tick`;
  const rows = await query<{ last_tick: Date }>(transaction, { name: "queue.lock-tick", text }, [newUuid(), name, now]);
  return rows[0]?.last_tick ?? now;
}

async function queueTick(transaction: Transaction, { name, job }: Schedule, now: Date): Promise<Date> {
  const text = "update job_schedules set last_tick = $2 where organization_id = current_organization() and name = $1";
  await query(transaction, { name: "queue.advance-tick", text }, [name, now]);
  await enqueue(transaction, [job]);
  return now;
}
