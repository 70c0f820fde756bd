/** The domain composed as the server composes it, with the real parts of kit, over a test file's own database. */
import { createSecretKey, randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAuditModule } from "@eureka/core/audit";
import { createDecisionsModule } from "@eureka/core/decisions";
import { createModules, initializeWorkspace } from "@eureka/core/domain";
import { eventsModule } from "@eureka/core/events";
import { createIdentityModule, memberPrincipal, type SampleData } from "@eureka/core/identity";
import { type ComposedApplication, compose, type Module, operationsModule, type Ports } from "@eureka/core/operations";
import { type BoardLocator, createPermissionsModule } from "@eureka/core/permissions";
import { createSettingsModule } from "@eureka/core/settings";
import { createTenancyModule, type WorkspaceInitializer } from "@eureka/core/tenancy";
import { type Clock, systemClock } from "@eureka/kit/clock";
import { readModelConfig } from "@eureka/kit/config";
import { createMemoryKeyProvider, Secret } from "@eureka/kit/crypto";
import { afterCommit, type Subscription, savepoint } from "@eureka/kit/db";
import { noFaults } from "@eureka/kit/faults";
import { createLocalFileStore } from "@eureka/kit/files";
import { createMemoryLimiter } from "@eureka/kit/limits";
import { createLog } from "@eureka/kit/log";
import { createMetrics } from "@eureka/kit/telemetry";
import { createChatInterpreter } from "@eureka/surfaces/chat";
import { createTestConnectors } from "./test-connectors.ts";
import { type TestDatabase, testDatabase } from "./test-database.ts";

/** Proves the operator in tests. */
export const testSetupToken = "the-operator-of-the-tests";

export interface TestApplicationOptions {
  /** A part of the domain instead of all of it: these modules above the ground floor and identity, which are always there. */
  readonly modules?: readonly Module[];
  /** A clock to be moved; it should start today, because events go into the partition of their day. */
  readonly clock?: Clock;
  /** For a part of the domain. */
  readonly initializeWorkspace?: WorkspaceInitializer;
  /** For a part of the domain. */
  readonly locateBoard?: BoardLocator;
  /** Other ports than the usual ones. */
  readonly ports?: Partial<Ports>;
}

export interface TestApplication {
  readonly application: ComposedApplication;
  readonly ports: Ports;
  readonly database: TestDatabase;
  readonly initializeWorkspace: WorkspaceInitializer;
  /** Stops listening to the database, which holds the application until the end of the file: for whoever composes very many. */
  forget(): Promise<void>;
}

/** Composes an application. Two of one test file are like two processes on one database: they share nothing else. */
export async function testApplication(options: TestApplicationOptions = {}): Promise<TestApplication> {
  const database = await testDatabase();
  const subscriptions: Promise<Subscription>[] = [];
  const ports = {
    ...createTestPorts(listenInto(database, subscriptions), options.clock ?? systemClock),
    ...options.ports,
  };
  const wantsPart = options.modules ?? options.locateBoard ?? options.initializeWorkspace;
  const modules = wantsPart
    ? composePart(options)
    : createModules({ interpreter: createChatInterpreter(), sampleData: testSampleData });
  const initialize = wantsPart ? (options.initializeWorkspace ?? doNothing) : initializeWorkspace;
  return {
    application: compose(modules, ports),
    ports,
    database,
    initializeWorkspace: initialize,
    async forget() {
      for (const subscription of await Promise.all(subscriptions.splice(0))) await subscription.stop();
    },
  };
}

/** Notes who listens. */
function listenInto(opened: TestDatabase, subscriptions: Promise<Subscription>[]): TestDatabase {
  const { database } = opened;
  return {
    ...opened,
    database: {
      ...database,
      listen(channel, handler) {
        const subscription = database.listen(channel, handler);
        subscriptions.push(subscription);
        return subscription;
      },
    },
  };
}

/** As little as there can be: the server's own has tests where it lies. */
const testSampleData: SampleData = {
  organizationName: "Sample",
  workspaceName: "Samples",
  people: [
    { name: "Ann Sample", email: "ann@sample.example.com", role: "admin" },
    { name: "Bo Sample", email: "bo@sample.example.com", role: "user" },
  ],
  async fill(application, { organizationId, workspaceId, memberIds: [administrator] }) {
    await application.transact(organizationId, "sample-data", async (context) => {
      const principal = administrator && (await memberPrincipal(context, administrator));
      if (!principal) throw new Error("the administrator of the sample may not sign in");
      const input = { workspaceId, name: "Sample board" };
      await application.runWithin(context, { operation: "board.create", input, principal, idempotencyKey: "sample-1" });
    });
  },
};

const doNothing: WorkspaceInitializer = async () => {};

function composePart(options: TestApplicationOptions): Module[] {
  const { locateBoard = async () => null, initializeWorkspace: initialize = doNothing, modules = [] } = options;
  return [
    operationsModule,
    createPermissionsModule({ locateBoard }),
    createTenancyModule({ initializeWorkspace: initialize }),
    createAuditModule(),
    eventsModule,
    createSettingsModule(),
    createIdentityModule({ locateBoard, initializeWorkspace: initialize, sampleData: testSampleData }),
    ...(modules.some(({ name }) => name === "decisions")
      ? []
      : [createDecisionsModule({ findPrincipal: memberPrincipal })]),
    ...modules,
  ];
}

function createTestPorts({ database }: TestDatabase, clock: Clock): Ports {
  return {
    // A new object each time, so that what one application remembers about its database is not the other's.
    database: { ...database, withSavepoint: savepoint, afterCommit },
    files: createLocalFileStore(join(tmpdir(), `eureka-test-files-${process.pid}`)),
    keys: createMemoryKeyProvider(masterKey),
    createLimiter: (limit) => createMemoryLimiter({ ...limit, clock }),
    wakeWorkers: () => {},
    clock,
    log: createLog({ level: "error" }),
    metrics: createMetrics({ processMetrics: false }),
    faults: noFaults,
    connectors: createTestConnectors(),
    settings: {
      publicUrl: "https://eureka.test",
      fileLimitBytes: 25_000_000,
      signingKey,
      setupToken: testSetupToken,
      // Tests talk to this machine only.
      models: readModelConfig({ EUREKA_MODEL_ALLOW_PRIVATE: "true" }),
      connectors: { allowPrivate: true },
    },
  };
}

/** All applications of a file share the keys, as all processes of an installation do. */
const masterKey = new Secret(randomBytes(32).toString("base64"));
const signingKey = createSecretKey(randomBytes(32));
