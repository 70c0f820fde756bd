/** Which of the held jobs begins next. */
import { newId } from "@eureka/contracts/ids";
import { describe, expect, test } from "vitest";
import { createBacklog } from "./backlog.ts";
import type { LeasedJob } from "./job.ts";

let sequence = 0;

function job(organization: string, overrides: Partial<LeasedJob> = {}): LeasedJob {
  sequence++;
  return {
    id: newId("job"),
    uuid: String(sequence),
    organizationId: newId("organization"),
    organizationUuid: organization,
    name: "work",
    payload: {},
    priority: "background",
    attempt: 1,
    maxAttempts: 10,
    createdAt: new Date(0),
    sequence,
    orderingHash: null,
    ...overrides,
  };
}

const jobs = (organization: string, count: number, overrides: Partial<LeasedJob> = {}) =>
  Array.from({ length: count }, () => job(organization, overrides));

function startAll(backlog: ReturnType<typeof createBacklog>): LeasedJob[] {
  const started: LeasedJob[] = [];
  for (let next = backlog.next(); next !== undefined; next = backlog.next()) started.push(next);
  return started;
}

describe("backlog", () => {
  test("a busy organization leaves a quarter of the slots to others, who begin at once", () => {
    const backlog = createBacklog(8);
    backlog.add(jobs("busy", 100));
    expect(startAll(backlog)).toHaveLength(6);
    backlog.add(jobs("small", 1));
    expect(startAll(backlog).map((started) => started.organizationUuid)).toEqual(["small"]);
  });

  test("organizations take turns, whatever was held first", () => {
    const backlog = createBacklog(4);
    backlog.add([...jobs("a", 10), ...jobs("b", 10), ...jobs("c", 10)]);
    expect(startAll(backlog).map((started) => started.organizationUuid)).toEqual(["a", "b", "c"]);
  });

  test("urgent jobs of an organization go before older ones", () => {
    const backlog = createBacklog(1);
    const [old, urgent] = [job("a"), job("a", { priority: "interactive" })];
    backlog.add([old, urgent]);
    expect(backlog.next()).toBe(urgent);
  });

  test("of one ordering key only the first runs, and its failure takes those behind it out", () => {
    const backlog = createBacklog(8);
    const [first, second, third] = jobs("a", 3, { orderingHash: "1" }) as [LeasedJob, LeasedJob, LeasedJob];
    backlog.add([third, first, second]);
    expect(startAll(backlog)).toEqual([first]);
    expect(backlog.finish(first, true)).toEqual([]);
    expect(startAll(backlog)).toEqual([second]);
    expect(backlog.finish(second, false)).toEqual([third]);
    expect([backlog.running(), backlog.waiting()]).toEqual([0, 0]);
  });

  test("clearing forgets what waits and keeps count of what runs", () => {
    const backlog = createBacklog(2);
    backlog.add(jobs("a", 5, { orderingHash: "1" }));
    const running = backlog.next() as LeasedJob;
    backlog.clear();
    expect([backlog.running(), backlog.waiting(), backlog.waitingOrganizations()]).toEqual([1, 0, []]);
    expect(backlog.held()).toEqual([running]);
    expect(backlog.finish(running, true)).toEqual([]);
    expect(backlog.next()).toBeUndefined();
  });
});
