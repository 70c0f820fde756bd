/** `npm start`, from the command until the first request is answered: on an empty folder with nothing compiled yet, and again on the same. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { repositoryRoot } from "../../scripts/repository.ts";
import { type BenchRow, below } from "./rig/bench-row.ts";
import { measureInRounds } from "./rig/rounds.ts";

const longestSeconds = 60;

export async function benchStart(): Promise<BenchRow[]> {
  const found = await measureInRounds<"first" | "later">([measureStarts]);
  return [
    below(
      { name: "first start after the installation, to the first answered request", figure: found.first, unit: "s" },
      10,
    ),
    below({ name: "later starts, to the first answered request", figure: found.later, unit: "s" }, 3),
  ];
}

async function measureStarts(): Promise<{ first: number; later: number }> {
  const folder = await mkdtemp(join(tmpdir(), "eureka-start-bench-"));
  await chmod(folder, 0o711);
  try {
    // The compile cache is part of the installation: empty at the first start.
    const environment = { EUREKA_DATA_DIR: join(folder, "data"), NODE_COMPILE_CACHE: join(folder, "compile-cache") };
    const first = await startOnce(environment);
    return { first, later: await startOnce(environment) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Seconds from the command to the first answer; afterwards the server is stopped. */
async function startOnce(environment: Readonly<Record<string, string>>): Promise<number> {
  const port = await findFreePort();
  const began = performance.now();
  const bootstrap = spawn(process.execPath, [join(repositoryRoot, "scripts/bootstrap.mjs"), "start"], {
    cwd: repositoryRoot,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, EUREKA_PORT: String(port), ...environment },
    stdio: ["ignore", "ignore", "inherit"],
  });
  try {
    await firstAnswer(bootstrap, `http://127.0.0.1:${port}/api/v2/openapi.json`);
    return (performance.now() - began) / 1_000;
  } finally {
    await stop(bootstrap);
  }
}

async function firstAnswer(bootstrap: ChildProcess, url: string): Promise<void> {
  const deadline = performance.now() + longestSeconds * 1_000;
  while (performance.now() < deadline && bootstrap.exitCode === null) {
    const answered = await fetch(url).then(
      async (response) => response.ok && (await response.text()).length > 0,
      () => false,
    );
    if (answered) return;
    await sleep(10);
  }
  throw new Error(`the server did not answer within ${longestSeconds} s`);
}

async function stop(bootstrap: ChildProcess): Promise<void> {
  if (bootstrap.exitCode !== null) return;
  const ended = once(bootstrap, "exit");
  bootstrap.kill("SIGTERM");
  await ended;
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

if (import.meta.main) console.table(await benchStart());
