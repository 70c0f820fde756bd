/** Fills the ports of the domain with the technology that the configuration chooses. */
import { join } from "node:path";
import { refreshFaultPoints } from "@eureka/core/connections";
import { conversationFaultPoints } from "@eureka/core/conversations";
import { intakeFaultPoints } from "@eureka/core/intake";
import { modelFaultPoints } from "@eureka/core/models";
import { handlerFaultPoints, type Ports, pipelineFaultPoints } from "@eureka/core/operations";
import { runFaultPoints } from "@eureka/core/runs";
import { syncFaultPoints } from "@eureka/core/sync";
import { systemClock } from "@eureka/kit/clock";
import type { Config } from "@eureka/kit/config";
import { afterCommit, type Database, query, savepoint } from "@eureka/kit/db";
import { createFaults } from "@eureka/kit/faults";
import { createLocalFileStore } from "@eureka/kit/files";
import { createMemoryLimiter, createPostgresLimiter, createRedisLimiter, type Queryable } from "@eureka/kit/limits";
import type { Log } from "@eureka/kit/log";
import type { QueuePoint } from "@eureka/kit/queue";
import type { Metrics } from "@eureka/kit/telemetry";
import { Redis } from "ioredis";
import type { Keys } from "./open-keys.ts";

export interface PortsInput {
  readonly config: Config;
  readonly database: Database;
  readonly keys: Keys;
  readonly setupToken: string;
  /** Asked when a link is made: the port may be known only once the system has picked it. */
  readonly publicUrl: () => string;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly connectors: Ports["connectors"];
  readonly wakeWorkers: () => void;
}

/** The ports, and what has to be closed with them. */
export async function createPorts(input: PortsInput): Promise<{ ports: Ports; close: () => Promise<void> }> {
  const { config, database, log } = input;
  const redis = config.redisUrl
    ? new Redis(config.redisUrl.reveal(), { maxRetriesPerRequest: 1, enableOfflineQueue: false })
    : null;
  redis?.on("error", (error) => log.warn({ reason: error.message }, "redis.unreachable"));
  const files = await createLocalFileStore(join(config.dataDirectory, "files"));
  const ports: Ports = {
    database: {
      withOrganization: (organizationId, work, options) => database.withOrganization(organizationId, work, options),
      withPlatform: (work, options) => database.withPlatform(work, options),
      call: (call, values, options) => database.call(call, values, options),
      withSavepoint: savepoint,
      afterCommit,
      listen: (channel, handler) => database.listen(channel, handler),
    },
    files,
    keys: input.keys.provider,
    createLimiter: ({ name, shared = false, ...limit }) => {
      const options = { name, ...limit, onStoreError: () => log.warn({ limiter: name }, "limits.store_failed") };
      if (redis) return createRedisLimiter(redis, options);
      // Only a database that is somebody else's server can have other processes of ours on it.
      return shared && config.databaseUrl
        ? createPostgresLimiter(queryableOf(database), "rate_limit_uses", options)
        : createMemoryLimiter(limit);
    },
    wakeWorkers: input.wakeWorkers,
    clock: systemClock,
    log,
    metrics: input.metrics,
    faults: createFaults(config.crashAt, { points: faultPoints }),
    connectors: input.connectors,
    settings: {
      get publicUrl() {
        return input.publicUrl();
      },
      fileLimitBytes: config.fileLimitBytes,
      signingKey: input.keys.signingKey,
      setupToken: input.setupToken,
      models: config.models,
      connectors: config.connectors,
    },
  };
  return { ports, close: async () => redis?.disconnect() };
}

const queueFaultPoints = [
  "queue.claimed",
  "queue.before-complete",
  "queue.after-complete",
] as const satisfies readonly QueuePoint[];

/** Every place at which EUREKA_CRASH_AT can end the process, in the order in which work passes them. */
export const faultPoints: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...pipelineFaultPoints,
    ...intakeFaultPoints,
    ...handlerFaultPoints,
    ...conversationFaultPoints,
    ...refreshFaultPoints,
    ...syncFaultPoints,
    ...runFaultPoints,
    ...modelFaultPoints,
    ...queueFaultPoints,
  ].map((name) => [name, name]),
);

/** The limiter's table belongs to no organization. */
function queryableOf(database: Database): Queryable {
  return {
    query: (text, values) =>
      database.withPlatform(async (transaction) => {
        const rows = await query(transaction, { text }, values);
        return { rows, rowCount: rows.length };
      }),
  };
}
