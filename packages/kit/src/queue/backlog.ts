/** The jobs that one worker holds: decides which of them begins next. Pure bookkeeping, no input or output. */
import type { LeasedJob } from "./job.ts";

/** Jobs of one ordering key, oldest first, or one free job. Only the first may run. */
type Row = LeasedJob[];

interface Tenant {
  /** Rows whose first job may begin, in the order of their turn. */
  startable: { interactive: Row[]; background: Row[] };
  running: number;
}

const noRows = (): Tenant["startable"] => ({ interactive: [], background: [] });
const hasRows = ({ startable }: Tenant) => startable.interactive.length > 0 || startable.background.length > 0;
const allRows = ({ startable }: Tenant) => [...startable.interactive, ...startable.background];

/**
 * The organization with the fewest running jobs goes first. A quarter of the slots is kept for organizations that run little here:
 * however long the jobs of a busy one take, the first job of another begins at once.
 */
export function createBacklog(concurrency: number) {
  const reserve = Math.floor(concurrency / 4);
  const tenants = new Map<string, Tenant>();
  /** The running jobs, each with those behind it on its key. */
  const running = new Map<LeasedJob, Row>();
  let waiting = 0;

  function tenantOf({ organizationUuid }: LeasedJob): Tenant {
    const known = tenants.get(organizationUuid);
    if (known) return known;
    const tenant = { startable: noRows(), running: 0 };
    tenants.set(organizationUuid, tenant);
    return tenant;
  }

  /** Takes in what an exchange gave; none of it has a key of which jobs are held already. */
  function add(jobs: readonly LeasedJob[]): void {
    const bySequence = jobs.toSorted((left, right) => left.sequence - right.sequence);
    const rows = Map.groupBy(bySequence, (job) => `${job.organizationUuid} ${job.orderingHash ?? job.uuid}`);
    for (const row of rows.values()) enter(row);
    waiting += jobs.length;
  }

  function enter(row: Row): void {
    const [first] = row;
    if (first) tenantOf(first).startable[first.priority].push(row);
  }

  function mayStart(tenant: Tenant): boolean {
    return running.size < concurrency - reserve || tenant.running < Math.max(1, reserve - 1);
  }

  /** Takes the job that begins now, or undefined when none may. */
  function next(): LeasedJob | undefined {
    if (running.size >= concurrency || waiting === 0) return undefined;
    let best: [string, Tenant] | undefined;
    for (const entry of tenants) {
      const [, tenant] = entry;
      if (best && tenant.running >= best[1].running) continue;
      if (hasRows(tenant) && mayStart(tenant)) best = entry;
    }
    if (!best) return undefined;
    const [uuid, tenant] = best;
    const { interactive, background } = tenant.startable;
    const [job, ...behind] = interactive.shift() ?? background.shift() ?? [];
    if (!job) return undefined;
    // Last in the map: organizations with equally many running jobs take turns.
    tenants.delete(uuid);
    tenants.set(uuid, tenant);
    tenant.running++;
    waiting--;
    running.set(job, behind);
    return job;
  }

  /** Frees the slot of a job that `next` gave. With `succeeded` its key has its next turn; else those behind it leave and are returned. */
  function finish(job: LeasedJob, succeeded: boolean): LeasedJob[] {
    const behind = running.get(job) ?? [];
    running.delete(job);
    const tenant = tenantOf(job);
    tenant.running--;
    if (succeeded) enter(behind);
    else waiting -= behind.length;
    if (tenant.running === 0 && !hasRows(tenant)) tenants.delete(job.organizationUuid);
    return succeeded ? [] : behind;
  }

  /** Forgets every job that has not begun. */
  function clear(): void {
    waiting = 0;
    for (const job of running.keys()) running.set(job, []);
    for (const [uuid, tenant] of tenants) {
      tenant.startable = noRows();
      if (tenant.running === 0) tenants.delete(uuid);
    }
  }

  return {
    add,
    next,
    finish,
    clear,
    waiting: () => waiting,
    running: () => running.size,
    /** All jobs, those that run first. */
    held: () => [
      ...[...running].flatMap(([job, behind]) => [job, ...behind]),
      ...[...tenants.values()].flatMap((tenant) => allRows(tenant).flat()),
    ],
    /** UUIDs of the organizations of which a job could begin if there were room. */
    waitingOrganizations: () => [...tenants].flatMap(([uuid, tenant]) => (hasRows(tenant) ? [uuid] : [])),
  };
}
