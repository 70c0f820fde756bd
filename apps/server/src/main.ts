/** `npm start`: starts the server, says where it is, and stops it cleanly. */
import { type Config, readProcessConfig } from "@eureka/kit/config";
import { firstRun } from "./first-run/first-run.ts";
import { readOptions, usage } from "./options.ts";
import { startErrorSentence } from "./start-error-sentence.ts";
import { type RunningServer, startServer } from "./start-server.ts";
import { hearStopRequests } from "./stop-requests.ts";

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return print(usage);
  const config = readProcessConfig(options.overrides);
  const stop = hearStopRequests();
  const server = await start(config, stop.signal);
  if (server === null) return;
  void server.lost.then((reason) => stop.request(reason));
  try {
    if (!stop.signal.aborted) await firstRun(server, { demo: options.demo, print, stop });
    const reason = await stop.requested;
    if (reason === null) return;
    process.stderr.write(`${reason}\n`);
    process.exitCode = 1;
  } finally {
    await server.stop();
  }
}

/** Null when somebody asked to stop meanwhile; whatever failed then is a consequence. */
async function start(config: Config, asked: AbortSignal): Promise<RunningServer | null> {
  if (asked.aborted) return null;
  try {
    return await startServer(config, {}, asked);
  } catch (error) {
    if (asked.aborted) return null;
    throw error;
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
