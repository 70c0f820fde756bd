/** What a running server does when its database goes away: it answers 503, and goes on as soon as it can. */
import { execFileSync } from "node:child_process";
import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { makeDataFolder } from "./installation.ts";
import { canMount, cleanUpAfterEach, isLinux, mountSmallDisk, newInstallation } from "./newcomer-test.ts";
import { remainsOf } from "./process-list.ts";

cleanUpAfterEach();

const person = { organizationName: "Acme", name: "Ann", email: "ann@example.com", password: "correct horse" };

async function bootstrap(address: string, setupToken: string): Promise<Record<string, string>> {
  const answer = await send(address, "POST", "/api/v2/organizations/bootstrap", { ...person, setupToken });
  expect(answer.status).toBe(201);
  return answer.body as Record<string, string>;
}

async function send(address: string, method: string, path: string, body?: unknown, apiKey?: string) {
  const headers = { "content-type": "application/json", ...(apiKey && { authorization: `Bearer ${apiKey}` }) };
  const answer = await fetch(`${address}${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

async function untilReady(address: string, status: number): Promise<void> {
  while ((await fetch(`${address}/health/ready`)).status !== status) await wait(20);
}

test.skipIf(!isLinux)("kill -9 of PostgreSQL: not ready, alive, 503, and back by itself with the data", async () => {
  const installation = newInstallation();
  const server = installation.start();
  const address = await server.ready();
  const { apiKey } = await bootstrap(address, installation.setupToken());
  for (const check of ["live", "ready", "startup"])
    expect((await fetch(`${address}/health/${check}`)).status).toBe(200);

  const killed = installation.postmaster();
  process.kill(killed, "SIGKILL");
  await untilReady(address, 503);
  expect((await fetch(`${address}/health/live`)).status).toBe(200);
  const between = await send(address, "GET", "/api/v2/me", undefined, apiKey);
  expect(between.status === 200 || between.body.code === "server.unavailable").toBe(true);
  await untilReady(address, 200);
  expect(installation.postmaster()).not.toBe(killed);
  expect((await send(address, "GET", "/api/v2/me", undefined, apiKey)).status).toBe(200);
  await expect(server.end("SIGTERM")).resolves.toMatchObject({ code: 0 });
  await expect(remainsOf(installation.data)).resolves.toEqual([]);
});

test.skipIf(!isLinux)("a data directory that is gone for good ends the server with a sentence", async () => {
  const installation = newInstallation();
  const server = installation.start();
  await server.ready();
  const killed = installation.postmaster();
  renameSync(join(installation.data, "postgres"), join(installation.data, "elsewhere"));
  process.kill(killed, "SIGKILL");
  const { code, output } = await server.end();
  expect(code).toBe(1);
  expect(output).toMatch(/The database in .*cluster is gone: .* Put it back and start again\.\n/);
  await expect(remainsOf(installation.data)).resolves.toEqual([]);
});

test.skipIf(!canMount)(
  "a disk that gets full: writes are refused with 503, and work again once there is room",
  async () => {
    const installation = newInstallation();
    mountSmallDisk(makeDataFolder(installation), "300m");
    const server = installation.start();
    const address = await server.ready();
    const { apiKey, workspaceId } = await bootstrap(address, installation.setupToken());
    const post = () => {
      const channel = { workspaceId, name: `c${Math.random().toString(36).slice(2)}`, topic: "words ".repeat(40) };
      return send(address, "POST", "/api/v2/channels", channel, apiKey);
    };
    expect((await post()).status).toBe(201);

    const filler = join(installation.data, "filler");
    fillDisk(filler);
    const refused = await untilStatus(post, 503);
    expect(refused.body).toMatchObject({ code: "server.unavailable" });
    expect((await fetch(`${address}/health/live`)).status).toBe(200);

    rmSync(filler);
    expect(existsSync(filler)).toBe(false);
    await untilReady(address, 200);
    await untilStatus(post, 201);
    await expect(server.end("SIGTERM")).resolves.toMatchObject({ code: 0 });
  },
);

async function untilStatus(request: () => ReturnType<typeof send>, status: number): ReturnType<typeof send> {
  for (;;) {
    const answer = await request();
    if (answer.status === status) return answer;
    expect([201, 503]).toContain(answer.status);
  }
}

function fillDisk(path: string): void {
  try {
    execFileSync("dd", ["if=/dev/zero", `of=${path}`, "bs=4096"], { stdio: "ignore" });
  } catch {
    // ends with "no space left", which is the point
  }
}
