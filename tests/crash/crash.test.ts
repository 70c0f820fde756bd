/** The story of the kills, in small; `npm run crash` tells it at length. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { useDatabaseOf } from "./database-server.ts";
import { describeReport } from "./describe-report.ts";
import type { Installation } from "./installation.ts";
import { createOneProcess } from "./one-process.ts";
import { reachablePoints } from "./reachable-points.ts";
import { runCrash } from "./run-crash.ts";
import { createSeveralProcesses } from "./several-processes.ts";

const seed = 1;
const external = process.env.EUREKA_TEST_DATABASE_URL;
let installations: Installation[];

beforeAll(async () => {
  installations = await Promise.all([
    createOneProcess(),
    createSeveralProcesses(),
    ...(external ? [createSeveralProcesses({ startDatabase: () => useDatabaseOf(external) })] : []),
  ]);
});

afterAll(() => Promise.all(installations.map((installation) => installation.remove())));

test("25 kills under load: what was acknowledged is there once and whole, the rest whole or not at all, and nothing is left to do", async () => {
  const report = await runCrash({ kills: 25, seed, points: reachablePoints, installations });
  const violations = report.installations.flatMap((installation) => installation.violations);
  expect(violations, describeReport(report)).toEqual([]);
  // A point that work never passes protects nothing.
  expect(report.unvisited, describeReport(report)).toEqual([]);
  // About three minutes on a calm machine.
}, 600_000);
