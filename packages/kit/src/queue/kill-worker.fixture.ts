/** A worker process that waits to be killed: it writes a line for each job that begins and one for each that ends. */
import { setTimeout as sleep } from "node:timers/promises";
import { createDatabase } from "../db/index.ts";
import { createWorker } from "./create-worker.ts";

const database = createDatabase({ connectionString: process.argv[2] ?? "" });
const worker = createWorker({
  database,
  concurrency: 8,
  lease: 1_000,
  pollInterval: 100,
  handlers: {
    work: {
      async run(job) {
        process.stdout.write(`begin ${JSON.stringify(job.payload)}\n`);
        await sleep(5);
        process.stdout.write(`end ${JSON.stringify(job.payload)}\n`);
      },
    },
  },
});
await worker.start();
