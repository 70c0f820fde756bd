import { createSecretKey, randomBytes } from "node:crypto";
import { type EventEnvelope, eventEnvelopeSchema } from "@eureka/contracts/event";
import { type Id, newId } from "@eureka/contracts/ids";
import type { Page } from "@eureka/contracts/page";
import { systemClock } from "@eureka/kit/clock";
import { afterCommit, type Database, query, savepoint } from "@eureka/kit/db";
import { testDatabase } from "@eureka/testing/test-database";
import { beforeAll, expect, test } from "vitest";
import type { Context, Grant, Operation, Ports, Principal, Target } from "../operations/index.ts";
import { emitStage } from "./emit-stage.ts";
import { queryEvents } from "./events.store.ts";
import { listEvents } from "./list-events.ts";
import { relayOnce } from "./relay-events.ts";
import { seesEvent } from "./visible-events.ts";

let database: Database;
let ports: Ports;

beforeAll(async () => {
  ({ database } = await testDatabase());
  const partial: Partial<Ports> = {
    database: { ...database, withSavepoint: savepoint, afterCommit },
    clock: systemClock,
    settings: { signingKey: createSecretKey(randomBytes(32)) } as Ports["settings"],
  };
  ports = partial as Ports;
});

function created(
  organizationId: Id<"organization">,
  workspaceId: Id<"workspace"> | null,
  subjectId: string,
): EventEnvelope {
  return {
    id: newId("event"),
    type: "organization.created",
    version: 1,
    position: null,
    organizationId,
    workspaceId,
    subject: { type: "organization", id: subjectId },
    actor: { type: "system", id: "test" },
    onBehalfOf: null,
    occurredAt: new Date().toISOString(),
    causationId: null,
    correlationId: "test",
    changes: {},
    data: {},
  };
}

/** An organization with an event of its own, then one in each of two workspaces, and so on for six events. */
async function sixEvents() {
  const organizationId = newId("organization");
  const [here, elsewhere] = [newId("workspace"), newId("workspace")];
  const events = [null, here, elsewhere, null, here, elsewhere].map((workspaceId, index) =>
    created(organizationId, workspaceId, index < 3 ? "first" : "second"),
  );
  await database.withOrganization(organizationId, (transaction) =>
    emitStage.write({ transaction, ports }, events, [], []),
  );
  while ((await relayOnce(ports)) > 0);
  return { organizationId, here, elsewhere, events };
}

// The list's own function, with rights as its callers have them; what the pipeline adds is tested there.
const operation = listEvents as unknown as Operation<unknown, Page<EventEnvelope>, Target>;

function list(
  organizationId: Id<"organization">,
  grants: Grant[],
  input: Record<string, unknown> = {},
): Promise<Page<EventEnvelope>> {
  const memberId = newId("member");
  const principal: Principal = {
    organizationId,
    actor: { type: "user", id: memberId },
    memberId,
    userId: null,
    sessionId: null,
    grants,
    keyScopes: null,
  };
  return database.withOrganization(organizationId, (transaction) => {
    const context: Partial<Context> = { organizationId, principal, transaction, ports, clock: systemClock };
    return operation.run(
      context as Context,
      operation.input.parse(input),
      { noun: "event", id: "", scopes: [] },
      undefined,
    );
  });
}

const positions = ({ data }: Page<EventEnvelope>) => data.map(({ position }) => position);

test("with a right over the organization its own events are shown, and those of workspaces that it reaches", async () => {
  const { organizationId, here, events } = await sixEvents();
  const organizationWide = await list(organizationId, [{ scope: "organization", role: "viewer" }]);
  expect(positions(organizationWide)).toEqual([1, 4]);
  const both = await list(organizationId, [
    { scope: "organization", role: "viewer" },
    { scope: "workspace", workspaceId: here, role: "viewer" },
  ]);
  expect(positions(both)).toEqual([1, 2, 4, 5]);
  expect(both.data[1]).toEqual({ ...events[1], position: 2 });
  expect(both.data.map((event) => eventEnvelopeSchema.safeParse(event).success)).toEqual([true, true, true, true]);
});

test("events of a workspace out of sight and of the organization are left out", async () => {
  const { organizationId, here, elsewhere, events } = await sixEvents();
  const page = await list(organizationId, [{ scope: "workspace", workspaceId: here, role: "viewer" }]);
  expect(positions(page)).toEqual([2, 5]);
  expect(positions(await list(organizationId, []))).toEqual([]);
  const sight = { organizationWide: false, workspaceIds: [elsewhere], memberId: null };
  expect(events.map((event) => seesEvent(sight, event))).toEqual([false, false, true, false, false, true]);
  expect(events.map((event) => seesEvent({ organizationWide: true, workspaceIds: [], memberId: null }, event))).toEqual(
    [true, false, false, true, false, false],
  );
});

test("the list goes on page by page, and from a position", async () => {
  const { organizationId, here, elsewhere } = await sixEvents();
  const grants: Grant[] = [here, elsewhere].map((workspaceId) => ({ scope: "workspace", workspaceId, role: "user" }));
  const first = await list(organizationId, grants, { limit: 3 });
  expect(positions(first)).toEqual([2, 3, 5]);
  const second = await list(organizationId, grants, { limit: 3, cursor: first.nextCursor });
  expect(positions(second)).toEqual([6]);
  expect(second.nextCursor).toBeNull();
  expect(positions(await list(organizationId, grants, { after: 3 }))).toEqual([5, 6]);
});

test("the newest come first when they are asked for, page by page, and never from in front of the given position", async () => {
  const { organizationId, here, elsewhere } = await sixEvents();
  const grants: Grant[] = [here, elsewhere].map((workspaceId) => ({ scope: "workspace", workspaceId, role: "user" }));
  const newest = { order: "newest", limit: 3 };
  const first = await list(organizationId, grants, newest);
  expect(positions(first)).toEqual([6, 5, 3]);
  const second = await list(organizationId, grants, { ...newest, cursor: first.nextCursor });
  expect(positions(second)).toEqual([2]);
  expect(second.nextCursor).toBeNull();
  expect(positions(await list(organizationId, grants, { ...newest, after: 3 }))).toEqual([6, 5]);
  expect(
    positions(await list(organizationId, [{ scope: "workspace", workspaceId: here, role: "user" }], newest)),
  ).toEqual([5, 2]);
});

test("what happens between two pages of the newest moves nothing", async () => {
  const { organizationId } = await sixEvents();
  const grants: Grant[] = [{ scope: "organization", role: "viewer" }];
  const newest = { order: "newest", limit: 1 };
  const first = await list(organizationId, grants, newest);
  expect(positions(first)).toEqual([4]);
  await database.withOrganization(organizationId, (transaction) =>
    emitStage.write({ transaction, ports }, [created(organizationId, null, "late")], [], []),
  );
  expect(positions(await list(organizationId, grants, newest))).toEqual([4]);
  while ((await relayOnce(ports)) > 0);
  expect(positions(await list(organizationId, grants, newest))).toEqual([7]);
  expect(positions(await list(organizationId, grants, { ...newest, cursor: first.nextCursor }))).toEqual([1]);
});

test("a cursor goes on only in the order that it was made in", async () => {
  const { organizationId } = await sixEvents();
  const grants: Grant[] = [{ scope: "organization", role: "viewer" }];
  for (const [made, used] of [
    ["newest", "oldest"],
    ["oldest", "newest"],
  ]) {
    const { nextCursor } = await list(organizationId, grants, { order: made, limit: 1 });
    await expect(list(organizationId, grants, { order: used, limit: 1, cursor: nextCursor })).rejects.toMatchObject({
      code: "request.cursor_invalid",
    });
  }
});

test("either order reads the stream by its index, and sorts nothing", async () => {
  const { organizationId, here } = await sixEvents();
  const filter = { after: 0, before: 6, limit: 3, organizationWide: true, workspaceIds: [here], memberId: null };
  for (const order of ["oldest", "newest"] as const) {
    const plan = await database.withOrganization(organizationId, async (transaction) => {
      await query(transaction, { text: "set local enable_seqscan = off" });
      await query(transaction, { text: "set local enable_bitmapscan = off" });
      const { sql, params } = queryEvents(transaction, { ...filter, order }).toSQL();
      return query<{ "QUERY PLAN": string }>(transaction, { text: `explain ${sql}` }, params);
    });
    const lines = plan.map((row) => row["QUERY PLAN"]).join("\n");
    expect(lines).toContain(order === "newest" ? "Index Scan Backward" : "Index Scan");
    expect(lines).not.toMatch(/\bSort\b(?! Key)/);
  }
});

test("the list is filtered by subject and type", async () => {
  const { organizationId, here } = await sixEvents();
  const grants: Grant[] = [{ scope: "workspace", workspaceId: here, role: "user" }];
  expect(positions(await list(organizationId, grants, { subjectType: "organization", subjectId: "second" }))).toEqual([
    5,
  ]);
  expect(positions(await list(organizationId, grants, { types: ["organization.created"] }))).toEqual([2, 5]);
  expect(positions(await list(organizationId, grants, { types: ["board.created"] }))).toEqual([]);
});

test("an event that has no position yet is not in the list", async () => {
  const { organizationId } = await sixEvents();
  await database.withOrganization(organizationId, (transaction) =>
    emitStage.write({ transaction, ports }, [created(organizationId, null, "late")], [], []),
  );
  const grants: Grant[] = [{ scope: "organization", role: "admin" }];
  expect(positions(await list(organizationId, grants))).toEqual([1, 4]);
  await relayOnce(ports);
  expect(positions(await list(organizationId, grants))).toEqual([1, 4, 7]);
});
