/** Whatever ends a part of `npm start`, nothing is left behind, and the next start works. */
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { Installation } from "./installation.ts";
import { cleanUpAfterEach, isLinux, newInstallation } from "./newcomer-test.ts";
import { processesOf, remainsOf } from "./process-list.ts";

cleanUpAfterEach();

/** A shell stands for npm, which starts scripts with one. */
const asNpm = ["sh", "-c", `'${process.execPath}' scripts/bootstrap.mjs start; exit $?`];

function find(installation: Installation, pattern: RegExp): number {
  const found = processesOf(installation.data).find(({ command }) => pattern.test(command));
  if (!found) throw new Error(`there is no process ${pattern}`);
  return found.pid;
}

const parts = {
  npm: /^sh -c /,
  bootstrap: /^\S*node\S* scripts\/bootstrap\.mjs/,
  server: /main\.ts/,
};

describe.skipIf(!isLinux)("ending a part of it", () => {
  test("npm, the bootstrap or the server, by SIGTERM or by SIGKILL, with the server ready", async () => {
    const installation = newInstallation();
    for (const [part, signal] of [
      ["npm", "SIGTERM"],
      ["npm", "SIGKILL"],
      ["bootstrap", "SIGKILL"],
      ["server", "SIGTERM"],
    ] as const) {
      const run = installation.start({ command: asNpm });
      await run.ready();
      process.kill(find(installation, parts[part]), signal);
      expect(await remainsOf(installation.data), `${part} by ${signal}`).toEqual([]);
      expect(run.output()).not.toMatch(/"level"|\n {4}at /);
    }
  });

  test.each([100, 700, 1_500])(
    "SIGTERM to the bootstrap %i ms after its start: no orphan, no half state",
    async (milliseconds) => {
      const installation = newInstallation();
      const run = installation.start({ command: [process.execPath, "scripts/bootstrap.mjs", "start"] });
      await wait(milliseconds);
      const { output } = await run.end("SIGTERM");
      expect(output).not.toMatch(/"level"|\n {4}at /);
      await expect(remainsOf(installation.data)).resolves.toEqual([]);
      const next = installation.start();
      await next.ready();
      await expect(next.end("SIGTERM")).resolves.toMatchObject({ code: 0 });
    },
  );
});

test.skipIf(!isLinux)("stopped while it makes the sample data, it finishes that first", async () => {
  const installation = newInstallation();
  const run = installation.start({ arguments: ["--demo"] });
  for (let polls = 0; polls < 400 && !/postgres: eureka_app/.test(commands(installation)); polls++) await wait(40);
  const { code, output } = await run.end("SIGINT");
  expect(code).toBe(0);
  expect(output === "" || output.includes("viewer")).toBe(true);
  await expect(remainsOf(installation.data)).resolves.toEqual([]);
});

function commands(installation: Installation): string {
  return processesOf(installation.data)
    .map(({ command }) => command)
    .join("\n");
}
