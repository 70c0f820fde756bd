/** `npm run bench [-- --only name] [--enforce] [--write]`: how fast it is, against what it promises. */
import { parseArgs } from "node:util";
import { benchBackfill } from "../../tests/load/backfill.bench.ts";
import { benchChatHub } from "../../tests/load/chat-hub.bench.ts";
import { benchCommand } from "../../tests/load/command.bench.ts";
import { benchConnected } from "../../tests/load/connected.bench.ts";
import { benchCost } from "../../tests/load/cost.bench.ts";
import { benchGateway } from "../../tests/load/gateway.bench.ts";
import { benchIdeas } from "../../tests/load/ideas.bench.ts";
import { benchInbound } from "../../tests/load/inbound.bench.ts";
import { benchOrganizations } from "../../tests/load/organizations.bench.ts";
import { benchQueue } from "../../tests/load/queue.bench.ts";
import { benchRead } from "../../tests/load/read.bench.ts";
import type { BenchRow } from "../../tests/load/rig/bench-row.ts";
import { benchStart } from "../../tests/load/start.bench.ts";
import { benchStream } from "../../tests/load/stream.bench.ts";
import { benchSync } from "../../tests/load/sync.bench.ts";
import { benchWhy } from "../../tests/load/why.bench.ts";
import { formatTable } from "./format-table.ts";
import { writePerformancePage } from "./write-performance-page.ts";

const benchmarks = {
  read: benchRead,
  inbound: benchInbound,
  command: benchCommand,
  cost: benchCost,
  queue: benchQueue,
  start: benchStart,
  organizations: benchOrganizations,
  stream: benchStream,
  ideas: benchIdeas,
  "chat-hub": benchChatHub,
  gateway: benchGateway,
  connected: benchConnected,
  sync: benchSync,
  backfill: benchBackfill,
  why: benchWhy,
} satisfies Record<string, () => Promise<BenchRow[]>>;

const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true, default: [] },
    enforce: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});

const wanted = values.only.length > 0 ? values.only : Object.keys(benchmarks);
const unknown = wanted.filter((name) => !Object.hasOwn(benchmarks, name));

if (unknown.length > 0) {
  process.stderr.write(
    `There is no benchmark ${unknown.join(", ")}. There are: ${Object.keys(benchmarks).join(", ")}.\n`,
  );
  process.exitCode = 2;
} else {
  const rows: BenchRow[] = [];
  for (const name of wanted) {
    process.stderr.write(`Measuring ${name} ...\n`);
    rows.push(...(await benchmarks[name as keyof typeof benchmarks]()));
  }
  const table = formatTable(rows);
  process.stdout.write(`${table}\n`);
  if (values.write) await writePerformancePage(table);
  const missed = rows.filter((row) => row.met === false).length;
  process.stdout.write(`\n${missed === 0 ? "All targets are met." : `${missed} targets are missed.`}\n`);
  if (values.enforce && missed > 0) process.exitCode = 1;
}
