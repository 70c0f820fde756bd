/** Ticks are queued once, however many schedulers run and however late they are. */
import { newId } from "@eureka/contracts/ids";
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
const ticks = (organization = systemOrganizationId) =>
  database.withOrganization(organization, async (transaction) => {
    const rows = await query<{ unique_key: string }>(transaction, {
      text: "select unique_key from jobs order by sequence",
    });
    return rows.map(({ unique_key }) => unique_key);
  });

test("two schedulers queue each tick once, also after its job is done", async () => {
  const [one, two] = [make([hourly]), make([hourly])];
  now = new Date("2026-03-01T10:30:00Z");
  await Promise.all([one.tick(), two.tick()]);
  expect(await ticks()).toEqual([]);
  now = new Date("2026-03-01T11:00:01Z");
  await Promise.all([one.tick(), two.tick()]);
  expect(await ticks()).toEqual(["cron:sweep:2026-03-01T11:00:00.000Z"]);
  await asOwner(owner, async (client) => void (await client.query("truncate jobs")));
  await make([hourly]).tick();
  expect(await ticks()).toEqual([]);
});

test("ticks that were missed while nothing ran are queued once, for the latest", async () => {
  now = new Date("2020-01-01T00:00:30Z");
  const everyMinute = { ...hourly, cron: "* * * * *" };
  await make([everyMinute]).tick();
  now = new Date("2026-03-01T15:10:00Z");
  await make([everyMinute]).tick();
  expect(await ticks()).toEqual(["cron:sweep:2026-03-01T15:10:00.000Z"]);
});

test("a schedule of an organization keeps its time zone, summer time included", async () => {
  const organizationId = newId("organization");
  const morning = { ...hourly, name: "digest", cron: "0 9 * * *", timeZone: "Europe/Berlin", organizationId };
  const scheduler = make([morning]);
  for (const time of ["2026-03-28T00:00:00Z", "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z"]) {
    now = new Date(time);
    await scheduler.tick();
  }
  expect(await ticks(organizationId)).toEqual([
    "cron:digest:2026-03-28T08:00:00.000Z",
    "cron:digest:2026-03-29T07:00:00.000Z",
  ]);
  expect(await ticks()).toEqual([]);
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
