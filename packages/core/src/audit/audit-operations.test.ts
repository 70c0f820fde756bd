import { createSecretKey, randomBytes } from "node:crypto";
import { type AuditRecord, auditRecordSchema } from "@eureka/contracts/audit-record";
import { type Id, newId, toUuid } from "@eureka/contracts/ids";
import type { Page } from "@eureka/contracts/page";
import { systemClock } from "@eureka/kit/clock";
import { createMemoryKeyProvider, Secret } from "@eureka/kit/crypto";
import { afterCommit, asOwner, type Database, savepoint } from "@eureka/kit/db";
import { noFaults } from "@eureka/kit/faults";
import { createLog } from "@eureka/kit/log";
import { createMetrics } from "@eureka/kit/telemetry";
import { testDatabase } from "@eureka/testing/test-database";
import { beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { destroySubjectKey } from "../encryption/index.ts";
import { eventsModule } from "../events/index.ts";
import {
  type Answer,
  compose,
  defineModule,
  defineOperation,
  type Grant,
  internalRequest,
  type Module,
  type Ports,
  type Principal,
} from "../operations/index.ts";
import { createPermissionsModule } from "../permissions/index.ts";
import { createAuditModule } from "./module.ts";
import { createSealer } from "./seal-records.ts";

let database: Database;
let owner: string;
let ports: Ports;

beforeAll(async () => {
  ({ database, owner } = await testDatabase());
  const partial: Partial<Ports> = {
    database: { ...database, withSavepoint: savepoint, afterCommit },
    keys: createMemoryKeyProvider(new Secret(randomBytes(32).toString("base64"))),
    clock: systemClock,
    log: createLog({ level: "silent" }),
    faults: noFaults,
    wakeWorkers: () => {},
    settings: { signingKey: createSecretKey(randomBytes(32)) } as Ports["settings"],
  };
  ports = partial as Ports;
});

const password = { type: "object", secret: "old-and-private" };

/** Something to be recorded: a write with changes, which can be refused, and a read. */
const subjectModule: Module = defineModule({
  name: "subject",
  operations: [
    defineOperation({
      name: "organization.update",
      summary: "Change something",
      input: z.strictObject({ fails: z.boolean().default(false) }),
      output: z.strictObject({}),
      permission: "organization:update",
      effect: "write",
      http: { method: "POST", path: "/change" },
      example: { input: {}, output: {} },
      target: async (context) => ({ noun: "organization" as const, id: context.organizationId, scopes: [] }),
      async run(context, input) {
        context.emit({
          type: "organization.created",
          subject: { type: "organization", id: context.organizationId },
          changes: {
            name: { from: "A", to: "B" },
            passwordHash: { from: null, to: "$argon2id$" },
            sign: { from: password, to: null },
          },
        });
        if (input.fails) throw new Error("the operation failed");
        return {};
      },
    }),
    defineOperation({
      name: "organization.get",
      summary: "Look at something",
      input: z.strictObject({}),
      output: z.strictObject({}),
      permission: "organization:read",
      effect: "read",
      http: { method: "GET", path: "/look" },
      example: { input: {}, output: {} },
      run: async () => ({}),
    }),
  ],
  stages: {
    authenticate: { authenticate: async () => null },
    approve: { hold: () => Promise.reject(new Error("nothing here needs approval")) },
    limit: {
      beforeAuthentication: async () => {},
      afterRefusal: async () => {},
      afterAuthentication: async () => null,
    },
  },
});

function startApplication() {
  const modules = [
    subjectModule,
    eventsModule,
    createAuditModule(),
    createPermissionsModule({ locateBoard: async () => null }),
  ];
  return compose(modules, { ...ports, metrics: createMetrics({ processMetrics: false }) });
}

async function newOrganization(): Promise<Id<"organization">> {
  const id = newId("organization");
  await asOwner(owner, (client) =>
    client.query("insert into organizations (id, name, created_at, updated_at) values ($1, 'Test', now(), now())", [
      toUuid(id),
    ]),
  );
  return id;
}

function principal(
  organizationId: Id<"organization">,
  grants: Grant[] = [{ scope: "organization", role: "admin" }],
): Principal {
  const id = newId("member");
  return {
    organizationId,
    actor: { type: "user", id },
    memberId: id,
    userId: null,
    sessionId: null,
    grants,
    keyScopes: null,
  };
}

/** Makes one application and calls operations of it as somebody. */
function caller() {
  const application = startApplication();
  const request = {
    ...internalRequest(Date.now()),
    surface: "rest" as const,
    address: "203.0.113.7",
    userAgent: "curl/8.5.0",
  };
  const call = (operation: string, as: Principal, input: unknown = {}): Promise<Answer> =>
    application.run({ operation, input, credential: { kind: "principal", principal: as }, request });
  const list = async (as: Principal, input: unknown = {}) =>
    (await call("audit_record.list", as, input)).output as Page<AuditRecord>;
  return { application, call, list };
}

test("a write is recorded with its changes, secrets masked, in its own transaction", async () => {
  const { call, list } = caller();
  const admin = principal(await newOrganization());
  await call("organization.update", admin);
  await expect(call("organization.update", admin, { fails: true })).rejects.toThrow("the operation failed");
  const { data } = await list(admin);
  expect(data).toHaveLength(1);
  expect(auditRecordSchema.parse(data[0])).toMatchObject({
    operation: "organization.update",
    effect: "write",
    result: "success",
    actor: admin.actor,
    target: { type: "organization", id: admin.organizationId },
    changes: {
      name: { from: "A", to: "B" },
      passwordHash: { from: null, to: "[secret]" },
      sign: { from: { type: "object", secret: "[secret]" }, to: null },
    },
    personal: { state: "readable", address: "203.0.113.7", userAgent: "curl/8.5.0" },
    sequence: null,
  });
});

test("a refusal is recorded although its transaction is undone", async () => {
  const { call, list } = caller();
  const admin = principal(await newOrganization());
  const viewer = principal(admin.organizationId, [{ scope: "organization", role: "viewer" }]);
  await expect(call("organization.update", viewer)).rejects.toMatchObject({ code: "permission.denied" });
  const records = await vi.waitFor(async () => {
    const { data } = await list(admin, { result: "refused" });
    expect(data).toHaveLength(1);
    return data;
  });
  expect(records[0]).toMatchObject({
    operation: "organization.update",
    actor: viewer.actor,
    reason: "permission.denied organization:update",
  });
});

test("reads are written in batches beside the requests, and all of them when the process stops", async () => {
  const { application, call, list } = caller();
  const admin = principal(await newOrganization());
  const services = application.services.filter(({ name }) => name.startsWith("audit.write-reads"));
  const stops = await Promise.all(services.map((service) => service.start(application)));
  const transactions = vi.spyOn(ports.database, "withOrganization");
  for (let count = 0; count < 30; count++) await call("organization.get", admin);
  for (const stop of stops) await stop();
  const writing = transactions.mock.calls.filter(([, , options]) => !options?.readOnly);
  expect(writing.length).toBeLessThan(30);
  const { data } = await list(admin, { operation: "organization.get", limit: 200 });
  // Equal reads of one moment are one record that says how many they were.
  expect(data.reduce((sum, { repetitions }) => sum + repetitions, 0)).toBe(30);
  expect(data[0]).toMatchObject({ effect: "read", result: "success", personal: { address: "203.0.113.7" } });
});

test("the list is filtered and goes on page by page, newest first", async () => {
  const { call, list } = caller();
  const admin = principal(await newOrganization());
  const colleague = principal(admin.organizationId);
  for (let count = 0; count < 3; count++) {
    await call("organization.update", admin);
    await new Promise((resolve) => setTimeout(resolve, 2));
    await call("organization.update", colleague);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const first = await list(admin, { limit: 4 });
  const second = await list(admin, { limit: 4, cursor: first.nextCursor });
  const all = [...first.data, ...second.data];
  expect(all.map(({ actor }) => actor)).toEqual(
    [colleague, admin, colleague, admin, colleague, admin].map(({ actor }) => actor),
  );
  expect(second.nextCursor).toBeNull();
  expect((await list(admin, { actorId: admin.memberId })).data).toEqual(
    all.filter(({ actor }) => actor.id === admin.memberId),
  );
  expect((await list(admin, { targetId: newId("board") })).data).toEqual([]);
  expect((await list(admin, { targetType: "organization", operation: "organization.update" })).data).toEqual(all);
  const third = all[2]?.occurredAt;
  expect((await list(admin, { from: third })).data).toEqual(all.slice(0, 3));
  expect((await list(admin, { to: third })).data).toEqual(all.slice(3));
  await expect(list(admin, { from: third, cursor: first.nextCursor })).rejects.toMatchObject({
    code: "request.cursor_invalid",
  });
});

test("a right over one workspace shows that workspace's records only, and verifies nothing", async () => {
  const { call, list } = caller();
  const admin = principal(await newOrganization());
  await call("organization.update", admin);
  const local = principal(admin.organizationId, [
    { scope: "workspace", workspaceId: newId("workspace"), role: "admin" },
  ]);
  expect((await list(local)).data).toEqual([]);
  await expect(call("audit_record.verify", local)).rejects.toMatchObject({
    kind: expect.stringMatching(/forbidden|not_found/),
  });
});

test("destroying a person's key erases address and user agent, and the chain still verifies", async () => {
  const { call, list } = caller();
  const admin = principal(await newOrganization());
  const person = principal(admin.organizationId);
  await call("organization.update", person);
  await call("organization.update", admin);
  await createSealer().sealOnce(ports);
  expect((await call("audit_record.verify", admin)).output).toMatchObject({ verified: true, records: 2 });

  await database.withOrganization(admin.organizationId, (transaction) =>
    destroySubjectKey({ transaction, ports }, person.memberId as Id<"member">),
  );
  const states = async () =>
    Object.fromEntries((await list(admin)).data.map(({ id, personal }) => [id, personal.state]));
  expect(Object.values(await states()).toSorted()).toEqual(["erased", "readable"]);
  expect((await call("audit_record.verify", admin)).output).toMatchObject({ verified: true, records: 2 });

  // What the erased person still does is recorded, but nothing personal about it is kept.
  await call("organization.update", person);
  expect(Object.values(await states()).toSorted()).toEqual(["erased", "none", "readable"]);
});

test("personal data moved to another record is not shown as that record's", async () => {
  const { call, list } = caller();
  const admin = principal(await newOrganization());
  await call("organization.update", admin);
  await call("organization.update", admin);
  await asOwner(owner, (client) =>
    client.query(
      `update audit_records set personal = (select personal from audit_records where organization_id = $1 order by id limit 1) where organization_id = $1`,
      [toUuid(admin.organizationId)],
    ),
  );
  const { data } = await list(admin);
  expect(data.map(({ personal }) => personal.state).toSorted()).toEqual(["readable", "unreadable"]);
});
