import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { asOwner } from "@eureka/kit/db";
import { testDatabase } from "@eureka/testing/test-database";
import { Redis } from "ioredis";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { createPostgresLimiter, createRedisLimiter, type LimitDecision, type RateLimiter } from "./index.ts";

const cleanups: (() => unknown)[] = [];
afterAll(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

/** Two processes share one store: of ten allowed uses each, ten happen altogether. */
async function expectShared(left: RateLimiter, right: RateLimiter): Promise<void> {
  const uses = Array.from({ length: 30 }, (_, index) => (index % 2 === 0 ? left : right).consume("key_1"));
  const decisions: LimitDecision[] = await Promise.all(uses);
  expect(decisions.filter((decision) => decision.allowed)).toHaveLength(10);
  const refusal = await right.consume("key_1");
  expect(refusal).toMatchObject({ allowed: false, limit: 10, remaining: 0 });
  expect(refusal.retryAfterSeconds).toBeGreaterThan(3_000);
  expect(await left.consume("key_2", 4)).toMatchObject({ allowed: true, remaining: 6 });
  expect(await right.consume("key_2", 4)).toMatchObject({ allowed: true, remaining: 2 });
  await expect(Promise.resolve(left.consume("key_3", 11))).rejects.toThrow(RangeError);
}

const options = { name: "test", limit: 10, windowSeconds: 3_600 };

async function openPool(): Promise<pg.Pool> {
  const { owner } = await testDatabase();
  await asOwner(owner, (client) =>
    client.query(
      "create table if not exists limiter_uses (key varchar(255) primary key, points integer not null default 0, expire bigint)",
    ),
  );
  const pool = new pg.Pool({ connectionString: owner, max: 4 });
  cleanups.push(() => pool.end());
  return pool;
}

test("processes on one database share a limit", async () => {
  const pool = await openPool();
  const database = { query: (text: string, values: unknown[]) => pool.query(text, values) };
  await expectShared(
    createPostgresLimiter(database, "limiter_uses", options),
    createPostgresLimiter(database, "limiter_uses", options),
  );
});

test("while the store is away each process limits by itself and says so", async () => {
  const errors: unknown[] = [];
  const away = { query: () => Promise.reject(new Error("connection lost")) };
  const limiter = createPostgresLimiter(away, "limiter_uses", {
    ...options,
    onStoreError: (error) => errors.push(error),
  });
  const decisions: LimitDecision[] = [];
  for (let count = 0; count < 12; count++) decisions.push(await limiter.consume("key"));
  expect(decisions.filter((decision) => decision.allowed)).toHaveLength(10);
  expect(errors).toHaveLength(12);
});

const redisServer = (process.env.PATH ?? "")
  .split(delimiter)
  .map((directory) => join(directory, "redis-server"))
  .find(existsSync);

test.runIf(redisServer)("processes on one Redis share a limit", async () => {
  const socket = join(await mkdtemp(join(tmpdir(), "eureka-redis-")), "redis.sock");
  const server = spawn(redisServer ?? "", ["--port", "0", "--unixsocket", socket, "--save", "", "--appendonly", "no"], {
    stdio: "ignore",
  });
  cleanups.push(() => server.kill());
  const clients = [0, 1].map(() => new Redis({ path: socket, retryStrategy: () => 50, maxRetriesPerRequest: null }));
  for (const client of clients) {
    client.on("error", () => {});
    cleanups.push(() => client.disconnect());
  }
  const [left, right] = clients.map((client) => createRedisLimiter(client, options)) as [RateLimiter, RateLimiter];
  await clients[0]?.ping();
  await expectShared(left, right);
});
