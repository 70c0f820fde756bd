/** `npm start`: starts the server, says where it is, and stops it cleanly. */
import { readProcessConfig } from "@eureka/kit/config";
import { firstRun } from "./first-run/first-run.ts";
import { readOptions, usage } from "./options.ts";
import { startErrorSentence } from "./start-error-sentence.ts";
import { type RunningServer, startServer } from "./start-server.ts";

/** Everything is to be over within this time; whatever hangs is left behind. */
const longestStopSeconds = 24;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Resolves with the reason to stop: a signal, the end of the process that started us, or the loss of the database. */
function whenToStop(server: RunningServer): Promise<string | null> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve(null));
    process.on("disconnect", () => resolve(null));
    server.lost.then(resolve);
  });
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return print(usage);
  const config = readProcessConfig(options.overrides);
  const server = await startServer(config);
  const stopping = whenToStop(server);
  await Promise.race([firstRun(server, { demo: options.demo, print }), stopping]);
  const reason = await stopping;
  if (reason) {
    process.stderr.write(`${reason}\n`);
    process.exitCode = 1;
  }
  setTimeout(() => process.exit(1), longestStopSeconds * 1000).unref();
  await server.stop();
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    const sentence = startErrorSentence(error);
    process.stderr.write(`${sentence ?? (error instanceof Error ? error.stack : String(error))}\n`);
    process.exit(1);
  },
);
