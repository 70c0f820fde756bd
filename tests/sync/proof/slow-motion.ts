/**
 * Our own process in slow motion: the jobs of one organization, each of which stands still at every call of a platform until it is its
 * turn again. Whose turn it is, the seed decides; so jobs overtake each other, and edits happen in the middle of them, the same way each
 * time. The process may die at any moment: what stood still never goes on, and its jobs come again, as they do when a lease ends.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { fromUuid, type Id } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Faults } from "@eureka/kit/faults";
import type { TestApplication } from "@eureka/testing/test-application";
import type { Random } from "./random.ts";

interface WaitingJob extends Record<string, unknown> {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly ordering_hash: string | null;
  readonly attempts: number;
  readonly max_attempts: number;
}

interface Thread {
  readonly job: WaitingJob;
  /** Goes on after a pause; null while it runs. */
  resume: (() => void) | null;
  /** Says that it stands still, or has ended. */
  halted: () => void;
  outcome: "running" | "done" | "failed" | "dead";
  error?: unknown;
}

/** What a fault point throws at which the process dies: only the transaction that is open there is lost, as in a real death. */
class ProcessDied extends Error {}

/** Failures of one job in a row after which it is not a matter of patience any more. */
const mostFailures = 25;
const mostAtOnce = 5;
/** More than a story of that length ever takes to come to rest. */
const mostSteps = 20_000;

export interface SlowMotion {
  /** Stands still, where a job of ours calls: before a call reaches a platform, and before its answer arrives. */
  pause(): Promise<void>;
  readonly faults: Faults;
  /** One step of one job. False when nothing is left to do. */
  step(): Promise<boolean>;
  /** Everything that waits, in any order. */
  drain(): Promise<void>;
  /** All that runs is abandoned. */
  die(): void;
  /** Lets the process die at the so-many-th fault point from now on. */
  dieAtPoint(count: number): void;
  readonly deaths: () => number;
  /** Jobs that fail although nothing is wrong with the platform. */
  readonly problems: string[];
}

export function createSlowMotion(
  test: () => Pick<TestApplication, "application" | "ports">,
  organizationId: () => Id<"organization">,
  random: Random,
): SlowMotion {
  const current = new AsyncLocalStorage<Thread>();
  const threads = new Set<Thread>();
  /** Ended, and not yet acknowledged: a process that dies now does them once more. */
  let ended: WaitingJob[] = [];
  /** Read lately and not begun yet; null when it has to be read anew. */
  let waiting: WaitingJob[] | null = null;
  const failures = new Map<string, number>();
  const problems: string[] = [];
  let deaths = 0;
  let pointsUntilDeath = 0;

  function inDatabase<Row extends Record<string, unknown>>(text: string, values: unknown[]): Promise<Row[]> {
    return test().ports.database.withOrganization(organizationId(), (transaction) =>
      query<Row>(transaction, { text }, values),
    );
  }

  /** The first of each order; what is due later is not there yet. Says what ended on the way. */
  async function readWaiting(): Promise<WaitingJob[]> {
    const kept = random.oneIn(8) ? ended : [];
    const gone = ended.filter((job) => !kept.includes(job)).map(({ id }) => id);
    ended = kept;
    const rows = await inDatabase<WaitingJob>(
      `with gone as (delete from jobs where organization_id = current_organization() and id = any ($1::uuid[]))
       select id, name, payload, ordering_hash, attempts, max_attempts from jobs
       where organization_id = current_organization() and (state = 'ready' or run_at <= $2) and not (id = any ($1::uuid[]))
       order by sequence`,
      [gone, test().ports.clock.now()],
    );
    const taken = new Set([...threads].map(({ job }) => job.id));
    for (const { id } of ended) taken.add(id);
    const orders = new Set<string>();
    return rows.filter(({ id, ordering_hash: order }) => {
      const isFirst = order === null || !orders.has(order);
      if (order !== null) orders.add(order);
      return isFirst && !taken.has(id);
    });
  }

  async function run(job: WaitingJob): Promise<void> {
    const { application } = test();
    const { id, name, payload, attempts, max_attempts: maxAttempts } = job;
    if (name.startsWith("event:")) {
      const { eventId } = payload as { eventId: Id<"event"> };
      return application.handle(name.slice("event:".length), organizationId(), eventId);
    }
    const attempt = attempts + 1;
    const queued = { id: fromUuid("job", id), name, organizationId: organizationId(), payload, attempt };
    await application.runJob({ ...queued, lastAttempt: attempt >= maxAttempts }, new AbortController().signal);
  }

  async function begin(job: WaitingJob): Promise<void> {
    const thread: Thread = { job, resume: null, halted: () => {}, outcome: "running" };
    threads.add(thread);
    await untilHalted(thread, () => {
      const finish = (outcome: "done" | "failed", error?: unknown) => {
        if (thread.outcome === "running") Object.assign(thread, { outcome, error });
        thread.halted();
      };
      void current
        .run(thread, () => run(job))
        .then(
          () => finish("done"),
          (error) => finish("failed", error),
        );
    });
  }

  async function untilHalted(thread: Thread, act: () => void): Promise<void> {
    const halted = new Promise<void>((resolve) => {
      thread.halted = resolve;
    });
    act();
    await halted;
    if (thread.outcome !== "running") await settle(thread);
  }

  async function settle(thread: Thread): Promise<void> {
    const { job, outcome, error } = thread;
    threads.delete(thread);
    if (error instanceof ProcessDied) return void die();
    if (outcome === "done") {
      ended.push(job);
      failures.delete(job.id);
      return;
    }
    if (outcome !== "failed") return;
    const count = (failures.get(job.id) ?? 0) + 1;
    failures.set(job.id, count);
    if (count >= mostFailures) {
      problems.push(`${job.name} failed ${count} times: ${error instanceof Error ? error.stack : error}`);
      ended.push(job);
      return;
    }
    await inDatabase(
      "update jobs set attempts = least(attempts + 1, max_attempts - 1) where organization_id = current_organization() and id = $1",
      [job.id],
    );
  }

  function die(): void {
    deaths++;
    pointsUntilDeath = 0;
    for (const thread of threads) thread.outcome = "dead";
    threads.clear();
    waiting = null;
    ended = [];
  }

  async function step(): Promise<boolean> {
    const standing = [...threads];
    if (waiting === null || waiting.length === 0 || random.oneIn(4)) waiting = await readWaiting();
    const ready = threads.size < mostAtOnce ? waiting : [];
    if (ready.length + standing.length === 0) return ended.length > 0;
    const choice = random.below(ready.length + standing.length * 2);
    const job = ready[choice];
    if (job) {
      waiting = waiting.filter((other) => other !== job);
      await begin(job);
    } else {
      const thread = standing[(choice - ready.length) % standing.length] as Thread;
      const { resume } = thread;
      thread.resume = null;
      await untilHalted(thread, () => resume?.());
    }
    return true;
  }

  return {
    problems,
    deaths: () => deaths,
    step,
    die,
    async drain() {
      for (let steps = 0; problems.length === 0 && (await step()); steps++)
        if (steps === mostSteps) problems.push(`after ${steps} steps there is still something to do`);
    },
    dieAtPoint(count) {
      pointsUntilDeath = count;
    },
    faults: {
      reach(point) {
        if (!current.getStore() || pointsUntilDeath === 0) return;
        pointsUntilDeath--;
        if (pointsUntilDeath === 0) throw new ProcessDied(point);
      },
    },
    async pause() {
      const thread = current.getStore();
      if (!thread || random.oneIn(3)) return;
      await new Promise<void>((resolve) => {
        thread.resume = resolve;
        thread.halted();
      });
    },
  };
}
