/** `npm run crash -- --kills N --seed S [--only POINT]`: kills Eureka under load and checks what it promised. */
import { parseArgs } from "node:util";
import { faultPoints } from "../apps/server/src/create-ports.ts";
import { describeReport, isSpotless } from "../tests/crash/describe-report.ts";
import { createOneProcess } from "../tests/crash/one-process.ts";
import { reachablePoints } from "../tests/crash/reachable-points.ts";
import { runCrash } from "../tests/crash/run-crash.ts";
import { createSeveralProcesses } from "../tests/crash/several-processes.ts";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "25" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    only: { type: "string" },
  },
});
const { only } = values;
if (only !== undefined && !Object.hasOwn(faultPoints, only)) {
  throw new RangeError(`${only} is no fault point. There are: ${Object.keys(faultPoints).join(", ")}`);
}

const print = (line: string) => process.stdout.write(`${line}\n`);
const errors = new Map<string, number>();
const onError = (line: string) => {
  const { event, error } = JSON.parse(line) as { event?: string; error?: { message?: string } };
  const what = `${event}: ${error?.message ?? ""}`;
  errors.set(what, (errors.get(what) ?? 0) + 1);
};

const installations = [await createOneProcess({ onError }), await createSeveralProcesses({ onError })];
try {
  const report = await runCrash({
    kills: Number(values.kills),
    seed: Number(values.seed),
    points: only === undefined ? reachablePoints : [only],
    onlyPoints: only !== undefined,
    installations,
    onProgress: print,
  });
  print(describeReport(report));
  for (const [what, times] of errors) print(`logged as an error ${times} times: ${what}`);
  if (!isSpotless(report)) process.exitCode = 1;
} finally {
  await Promise.all(installations.map((installation) => installation.remove()));
}
