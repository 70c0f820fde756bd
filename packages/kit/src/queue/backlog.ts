/** The jobs that one worker holds: decides which of them begins next. Pure bookkeeping, no input or output. */
import type { LeasedJob } from "./job.ts";
import { jobPriorities } from "./job.ts";

/** Jobs of one ordering key, oldest first, or one free job. Only the first may run. */
interface Row {
  readonly jobs: LeasedJob[];
}

interface Tenant {
  /** Rows whose first job may begin, most urgent first. */
  readonly startable: Row[];
  waiting: number;
  running: number;
}

export interface BacklogOptions {
  /** Jobs running at the same time. */
  readonly concurrency: number;
  /** Limit of one handler; undefined = none of its own. */
  readonly limitOf: (name: string) => number | undefined;
}

const byUrgency = (left: Row, right: Row): number => {
  const [first, second] = [left.jobs[0], right.jobs[0]];
  if (!first || !second) return 0;
  return jobPriorities[first.priority] - jobPriorities[second.priority] || first.sequence - second.sequence;
};

function insertByUrgency(rows: Row[], row: Row): void {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byUrgency(rows[middle] as Row, row) <= 0) low = middle + 1;
    else high = middle;
  }
  rows.splice(low, 0, row);
}

function count(counts: Map<string, number>, name: string, change: number): void {
  counts.set(name, (counts.get(name) ?? 0) + change);
}

/**
 * The organization with the fewest running jobs goes first. A quarter of the slots is kept for organizations that run little here:
 * however long the jobs of a busy one take, the first job of another begins at once.
 */
export function createBacklog({ concurrency, limitOf }: BacklogOptions) {
  const reserve = Math.floor(concurrency / 4);
  const tenants = new Map<string, Tenant>();
  const rows = new Map<string, Row>();
  const runningByName = new Map<string, number>();
  const heldByName = new Map<string, number>();
  let waiting = 0;
  let running = 0;

  const rowKey = (job: LeasedJob) => `${job.organizationUuid}:${job.orderingHash}`;
  const hasRoom = (name: string) => (runningByName.get(name) ?? 0) < (limitOf(name) ?? Number.POSITIVE_INFINITY);

  function tenantOf(organizationUuid: string): Tenant {
    let tenant = tenants.get(organizationUuid);
    if (tenant === undefined) {
      tenant = { startable: [], waiting: 0, running: 0 };
      tenants.set(organizationUuid, tenant);
    }
    return tenant;
  }

  function add(jobs: readonly LeasedJob[]): void {
    const touched = new Set<Tenant>();
    for (const job of [...jobs].sort((left, right) => left.sequence - right.sequence)) {
      const tenant = tenantOf(job.organizationUuid);
      tenant.waiting++;
      waiting++;
      count(heldByName, job.name, 1);
      const row = job.orderingHash === undefined ? undefined : rows.get(rowKey(job));
      if (row !== undefined) {
        row.jobs.push(job);
        continue;
      }
      const newRow: Row = { jobs: [job] };
      if (job.orderingHash !== undefined) rows.set(rowKey(job), newRow);
      tenant.startable.push(newRow);
      touched.add(tenant);
    }
    for (const tenant of touched) tenant.startable.sort(byUrgency);
  }

  function mayStart(tenant: Tenant): boolean {
    return running < concurrency - reserve || tenant.running < Math.max(1, reserve - 1);
  }

  /** Takes the job that begins now, or undefined when none may. */
  function next(): LeasedJob | undefined {
    if (running >= concurrency || waiting === 0) return undefined;
    let best: { uuid: string; tenant: Tenant; index: number } | undefined;
    for (const [uuid, tenant] of tenants) {
      if (
        tenant.startable.length === 0 ||
        (best !== undefined && tenant.running >= best.tenant.running) ||
        !mayStart(tenant)
      )
        continue;
      const index = tenant.startable.findIndex((row) => hasRoom(row.jobs[0]?.name ?? ""));
      if (index >= 0) best = { uuid, tenant, index };
      if (best?.tenant.running === 0) break;
    }
    if (best === undefined) return undefined;
    const { uuid, tenant, index } = best;
    const [row] = index === 0 ? [tenant.startable.shift()] : tenant.startable.splice(index, 1);
    const job = row?.jobs[0];
    if (job === undefined) return undefined;
    // Last in the map: organizations with equally many running jobs take turns.
    tenants.delete(uuid);
    tenants.set(uuid, tenant);
    tenant.waiting--;
    tenant.running++;
    waiting--;
    running++;
    count(runningByName, job.name, 1);
    return job;
  }

  /** Frees the slot of a job that `next` gave. With `succeeded` the next job of its key may begin; else those behind it leave the backlog and are returned. */
  function finish(job: LeasedJob, succeeded: boolean): LeasedJob[] {
    const tenant = tenantOf(job.organizationUuid);
    tenant.running--;
    running--;
    count(runningByName, job.name, -1);
    count(heldByName, job.name, -1);
    const followers = finishRow(job, tenant, succeeded);
    if (tenant.running === 0 && tenant.waiting === 0) tenants.delete(job.organizationUuid);
    return followers;
  }

  function finishRow(job: LeasedJob, tenant: Tenant, succeeded: boolean): LeasedJob[] {
    const row = job.orderingHash === undefined ? undefined : rows.get(rowKey(job));
    if (row === undefined) return [];
    row.jobs.shift();
    if (succeeded && row.jobs.length > 0) {
      insertByUrgency(tenant.startable, row);
      return [];
    }
    rows.delete(rowKey(job));
    tenant.waiting -= row.jobs.length;
    waiting -= row.jobs.length;
    for (const follower of row.jobs) count(heldByName, follower.name, -1);
    return row.jobs;
  }

  /** Forgets every job that has not begun. */
  function clear(): void {
    rows.clear();
    waiting = 0;
    heldByName.clear();
    for (const [name, number] of runningByName) heldByName.set(name, number);
    for (const [uuid, tenant] of tenants) {
      tenant.startable.length = 0;
      tenant.waiting = 0;
      if (tenant.running === 0) tenants.delete(uuid);
    }
  }

  return {
    add,
    next,
    finish,
    clear,
    /** How many more jobs of a name are worth holding: twice what may run, so that a slow handler does not fill the worker. */
    room: (name: string) => Math.max(0, (limitOf(name) ?? Number.POSITIVE_INFINITY) * 2 - (heldByName.get(name) ?? 0)),
    waiting: () => waiting,
    running: () => running,
    /** UUIDs of the organizations that have a job waiting here. */
    waitingOrganizations: () => [...tenants].filter(([, tenant]) => tenant.waiting > 0).map(([uuid]) => uuid),
  };
}
