/** Starts the scripted model server by hand or for a benchmark: see the README of this package. */
import { parseArgs } from "node:util";
import type { Rule } from "./behaviour.ts";
import { startModelServer } from "./start-model-server.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    latency: { type: "string", default: "0" },
    "straggler-every": { type: "string" },
    "straggler-milliseconds": { type: "string", default: "10000" },
  },
});

const every = values["straggler-every"];
const straggler: Rule[] = every
  ? [
      {
        every: readNumber("straggler-every", every),
        does: {
          kind: "slow",
          milliseconds: readNumber("straggler-milliseconds", values["straggler-milliseconds"]),
          times: Number.POSITIVE_INFINITY,
        },
      },
    ]
  : [];

const server = await startModelServer({
  port: readNumber("port", values.port),
  latencyMilliseconds: readNumber("latency", values.latency),
  script: straggler,
});

process.stdout.write(`The scripted model server listens on ${server.url}. Start Eureka with:

EUREKA_MODEL_URL=${server.openaiUrl}
EUREKA_MODEL_KEY=any-key
EUREKA_MODEL_NAME=scripted-model

Ctrl+C stops it.
`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    const { calls, violations } = server;
    const broken = violations.map(({ method, path, problems }) => `  ${method} ${path}: ${problems.join("; ")}\n`);
    process.stdout.write(`\n${calls.length} calls, ${violations.length} violations\n${broken.join("")}`);
    await server.close();
  });
}

function readNumber(name: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0) return number;
  process.stderr.write(`--${name} must be a whole number, not ${text}.\n`);
  return process.exit(2);
}
