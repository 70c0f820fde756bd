/** Where the `eureka` command begins. */
import { createProcessTerminal } from "./process-terminal.ts";
import { runCli } from "./run-cli.ts";

const context = { terminal: createProcessTerminal(), environment: process.env, directory: process.cwd() };
process.exitCode = await runCli(context, process.argv.slice(2));
