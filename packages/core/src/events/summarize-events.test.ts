import type { EventSummary } from "@eureka/contracts/event-summary";
import { type Id, newId, toUuid } from "@eureka/contracts/ids";
import { asOwner } from "@eureka/kit/db";
import { type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { expect, test } from "vitest";
import { positionsAtText } from "./events.store.ts";
import { relayOnce } from "./relay-events.ts";

const day = 86_400_000;
const today = Math.floor(Date.now() / day) * day;

/** Events as they would have been written and placed at such times, `amounts[n]` of them n days ago. */
async function insertHistory(
  { database }: Pick<TestOrganization, "database">,
  organizationId: Id<"organization">,
  amounts: Readonly<Record<number, number>>,
) {
  const ages = Object.keys(amounts)
    .map(Number)
    .sort((left, right) => right - left);
  await asOwner(database.admin, async (client) => {
    let last = 0;
    for (const age of ages) {
      const amount = amounts[age] as number;
      await client.query(
        `insert into events (organization_id, id, position, type, version, subject_type, subject_id, actor_type, actor_id, occurred_at,
           correlation_id, changes, data)
         select $1, overlay(gen_random_uuid()::text placing left(first_uuid_of(moment)::text, 13) from 1 for 13)::uuid, $2::bigint + number, 'x', 1,
           'x', 'x', 'system', 'x', moment, 'x', '{}', '{}'
         from generate_series(1, $3::int) as number, lateral (select $4::timestamptz + number * interval '1 second' as moment) as at`,
        [toUuid(organizationId), last, amount, new Date(today - age * day)],
      );
      last += amount;
    }
    await client.query(
      `insert into event_positions (organization_id, last_position) values ($1, $2)
       on conflict (organization_id) do update set last_position = excluded.last_position`,
      [toUuid(organizationId), last],
    );
    await client.query("analyze events");
  });
}

async function freshOrganization() {
  const organization = await testOrganization();
  await asOwner(organization.database.admin, async (client) => {
    const values = [toUuid(organization.organizationId)];
    await client.query("delete from events where organization_id = $1", values);
    await client.query("delete from event_positions where organization_id = $1", values);
  });
  return organization;
}

const summarize = (organization: TestOrganization, days: number) =>
  organization.run<EventSummary>(organization.viewer, "event.summarize", { days });

test("every day has its events, days without any too, and nobody else's are among them", async () => {
  const organization = await freshOrganization();
  await insertHistory(organization, organization.organizationId, { 100: 7, 3: 20, 1: 300, 0: 5 });
  await insertHistory(organization, newId("organization"), { 3: 50, 2: 50, 1: 50 });
  const { total, days } = await summarize(organization, 5);
  expect(total).toBe(325);
  expect(days.map(({ events }) => events)).toEqual([0, 20, 0, 300, 5]);
  expect(days.map(({ date }) => Date.parse(date))).toEqual([4, 3, 2, 1, 0].map((age) => today - age * day));
  expect((await summarize(organization, 90)).total).toBe(325);
  await organization.run(organization.admin, "workspace.update", { id: organization.workspaceId, name: "Today" });
  while ((await relayOnce(organization.ports, 1_000)) !== 0);
  expect((await summarize(organization, 1)).days).toEqual([
    { date: new Date(today).toISOString().slice(0, 10), events: 6 },
  ]);
});

test("an organization in which nothing has happened yet has empty days", async () => {
  const organization = await freshOrganization();
  expect(await summarize(organization, 3)).toMatchObject({
    total: 0,
    days: [{ events: 0 }, { events: 0 }, { events: 0 }],
  });
});

test("only a role over the whole organization tells of all of it", async () => {
  const organization = await testOrganization();
  const { admin, user, workspaceId } = organization;
  const { data } = await organization.run<{ data: { id: string; memberId: string }[] }>(admin, "grant.list", {});
  await organization.run(admin, "grant.create", {
    memberId: user.memberId,
    scope: { type: "workspace", workspaceId },
    role: "user",
  });
  for (const { id } of data.filter(({ memberId }) => memberId === user.memberId))
    await organization.run(admin, "grant.delete", { id });
  const narrowed = await organization.principalOf(user.memberId);
  await expect(organization.run(narrowed, "event.summarize", {})).rejects.toMatchObject({ code: "permission.denied" });
});

interface PlanNode {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly Plans?: readonly PlanNode[];
}

test("however many events there are, the days are looked up and not counted", async () => {
  const organization = await freshOrganization();
  const amounts = Object.fromEntries(Array.from({ length: 10 }, (_, age) => [age, 3_000]));
  await insertHistory(organization, organization.organizationId, amounts);
  const borders = Array.from({ length: 11 }, (_, index) => new Date(today - (9 - index) * day));
  const plan = await asOwner(organization.database.admin, async (client) => {
    const values = [toUuid(organization.organizationId), borders];
    const { rows } = await client.query(`explain (analyze, format json) ${positionsAtText}`, values);
    return rows[0]["QUERY PLAN"][0].Plan as PlanNode;
  });
  const reads = nodesOf(plan).filter((node) => node["Relation Name"]?.startsWith("events"));
  expect(reads.length).toBeGreaterThan(0);
  for (const node of reads) {
    expect(node["Node Type"]).toMatch(/^Index/);
    expect(node["Actual Rows"] * node["Actual Loops"]).toBeLessThanOrEqual(borders.length);
    expect(node["Rows Removed by Filter"] ?? 0).toBe(0);
  }
  expect((await summarize(organization, 10)).days.every(({ events }) => events === 3_000)).toBe(true);
});

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
