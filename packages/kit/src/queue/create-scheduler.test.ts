/** Ticks are queued once, however many schedulers run and however late they are. */
import { testDatabase } from "@eureka/testing/test-database";
import { beforeEach, expect, test, vi } from "vitest";
import { asOwner, query } from "../db/index.ts";
import { createScheduler, type Schedule } from "./create-scheduler.ts";
import { systemOrganizationId } from "./job.ts";

const { database, owner } = await testDatabase();
const hourly: Schedule = { name: "sweep", cron: "0 * * * *", job: { name: "files.sweep" } };
let now = new Date();

beforeEach(() => asOwner(owner, async (client) => void (await client.query("truncate jobs, job_schedules"))));

const make = (schedules: readonly Schedule[]) => createScheduler({ database, schedules, now: () => now, interval: 10 });
/** The jobs that wait, and until when their schedule was looked after. */
const ticks = () =>
  database.withOrganization(systemOrganizationId, async (transaction) => {
    const text = "select jobs.name, last_tick from jobs, job_schedules order by sequence";
    const rows = await query<{ name: string; last_tick: Date }>(transaction, { text });
    return rows.map((row) => `${row.name} ${row.last_tick.toISOString()}`);
  });

test("two schedulers queue each tick once, also after its job is done", async () => {
  const [one, two] = [make([hourly]), make([hourly])];
  now = new Date("2026-03-01T10:30:00Z");
  await Promise.all([one.tick(), two.tick()]);
  expect(await ticks()).toEqual([]);
  now = new Date("2026-03-01T11:00:01Z");
  await Promise.all([one.tick(), two.tick()]);
  expect(await ticks()).toEqual(["files.sweep 2026-03-01T11:00:01.000Z"]);
  await asOwner(owner, async (client) => void (await client.query("truncate jobs")));
  await make([hourly]).tick();
  expect(await ticks()).toEqual([]);
});

test("a scheduler whose clock is late repeats no tick of another one", async () => {
  now = new Date("2026-03-01T10:30:00Z");
  await make([hourly]).tick();
  now = new Date("2026-03-01T11:00:00Z");
  await make([hourly]).tick();
  now = new Date("2026-03-01T10:59:59Z");
  const late = make([hourly]);
  await late.tick();
  now = new Date("2026-03-01T11:00:00Z");
  await late.tick();
  expect(await ticks()).toEqual(["files.sweep 2026-03-01T11:00:00.000Z"]);
});

test("ticks that were missed while nothing ran are queued once", async () => {
  now = new Date("2020-01-01T00:00:30Z");
  const everyMinute = { ...hourly, cron: "* * * * *" };
  await make([everyMinute]).tick();
  now = new Date("2026-03-01T15:10:00Z");
  const scheduler = make([everyMinute]);
  await scheduler.tick();
  await scheduler.tick();
  expect(await ticks()).toEqual(["files.sweep 2026-03-01T15:10:00.000Z"]);
});

test("a schedule keeps its time zone, summer time included", async () => {
  const scheduler = make([{ ...hourly, name: "digest", cron: "0 9 * * *", timeZone: "Europe/Berlin" }]);
  const counts: number[] = [];
  for (const time of ["28T00:00", "28T07:59", "28T08:00", "29T06:59", "29T07:00", "30T06:59"]) {
    now = new Date(`2026-03-${time}:00Z`);
    await scheduler.tick();
    counts.push((await ticks()).length);
  }
  expect(counts).toEqual([0, 0, 1, 1, 2, 2]);
});

test("a started scheduler ticks by itself until it is stopped; a bad expression is refused", async () => {
  now = new Date("2026-03-01T10:30:00Z");
  const scheduler = make([hourly]);
  scheduler.start();
  await vi.waitFor(() =>
    asOwner(owner, async (client) => expect((await client.query("select from job_schedules")).rowCount).toBe(1)),
  );
  now = new Date("2026-03-01T11:30:00Z");
  await vi.waitFor(async () => expect(await ticks()).toHaveLength(1));
  await scheduler.stop();
  expect(() => make([{ ...hourly, cron: "every day" }])).toThrow();
});
