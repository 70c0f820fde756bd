/** `npm start`: starts the server, says where it is, and stops it cleanly. */
import { readProcessConfig } from "@eureka/kit/config";
import { firstRun } from "./first-run/first-run.ts";
import { readOptions, usage } from "./options.ts";
import { startErrorSentence } from "./start-error-sentence.ts";
import { startServer } from "./start-server.ts";

/** Everything is to be over within this time; whatever hangs is left behind. */
const longestStopSeconds = 24;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Resolves when somebody asks us to stop: by a signal, or by the end of the process that started us. */
const asked = new Promise<null>((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve(null));
  process.on("disconnect", () => resolve(null));
});

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return print(usage);
  const config = readProcessConfig(options.overrides);
  // Asked during the start, it is finished first: half a start is harder to stop than a whole one.
  const server = await startServer(config);
  try {
    const stopping = Promise.race([asked, server.lost]);
    const talking = firstRun(server, { demo: options.demo, print });
    // The questions at a terminal may never be answered; stopping does not wait for them.
    const reason = await Promise.race([talking.then(() => stopping), stopping]);
    if (reason) {
      process.stderr.write(`${reason}\n`);
      process.exitCode = 1;
    }
  } finally {
    setTimeout(() => process.exit(1), longestStopSeconds * 1000).unref();
    await server.stop();
  }
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    const sentence = startErrorSentence(error);
    process.stderr.write(`${sentence ?? (error instanceof Error ? error.stack : String(error))}\n`);
    process.exit(1);
  },
);
