import { spawn } from "node:child_process";
import { join } from "node:path";
import { exitCodeOf, forwardedSignals } from "./exit-code.mjs";
import { root, taskPath } from "./paths.mjs";
import { watchParents } from "./watch-parents.mjs";

/** The server promises to be gone within 25 s of being asked; after this it is ended. */
const longestStopMilliseconds = 30_000;

/**
 * Starts the server, stays until it ends and returns its exit code; 0 when it was asked to stop.
 *
 * The server must stop on SIGTERM, on SIGINT and when the channel to this process closes (`disconnect`), whichever
 * comes first, and take further ones as the same request. The channel closes by itself when this process is killed;
 * when npm is killed, this process notices it and closes the channel.
 * @param {string} node
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export function runServer(node, args) {
  const server = spawn(node, [join(root, "apps", "server", "src", "main.ts"), ...args], {
    cwd: root,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: {
      NODE_COMPILE_CACHE: join(root, ".cache", "compile"),
      // Of glibc: with a store for each thread it keeps what others have freed (see docs/performance.md). Elsewhere it means nothing.
      MALLOC_ARENA_MAX: "2",
      ...process.env,
      PATH: taskPath(),
    },
  });

  let isStopping = false;
  const stop = /** @param {NodeJS.Signals} [signal] */ (signal) => {
    if (!isStopping) setTimeout(() => server.kill("SIGKILL"), longestStopMilliseconds).unref();
    isStopping = true;
    // A terminal sends Ctrl-C to the server as well: a second SIGINT would look like an impatient user.
    if (signal && signal !== "SIGINT") server.kill("SIGTERM");
    else if (server.connected) server.disconnect();
  };
  for (const signal of forwardedSignals) process.on(signal, () => stop(signal));

  watchParents(() => stop());

  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.on("exit", (code, signal) => {
      const endedBySignalWeSent = isStopping && (signal === "SIGTERM" || signal === "SIGINT");
      resolve(endedBySignalWeSent ? 0 : exitCodeOf(code, signal));
    });
  });
}
