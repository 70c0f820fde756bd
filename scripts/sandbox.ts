/**
 * `npm run sandbox`: Eureka with a simulated Slack, Discord, Trello and GitHub, all connected, to try them without any account.
 * `--json` prints one line for scripts instead of words; `--port N` is Eureka's port, the simulated platforms take the next four.
 */
import { parseArgs } from "node:util";
import { openSandbox, type Sandbox } from "./sandbox/open-sandbox.ts";

const usual = 3100;

const { values } = parseArgs({
  options: { json: { type: "boolean", default: false }, port: { type: "string", default: String(usual) } },
});
const port = Number(values.port);
if (!Number.isInteger(port) || port < 1 || port > 65_531) {
  process.stderr.write("--port must be a number between 1 and 65531.\n");
  process.exit(2);
}

const [slack, discord, trello, github] = [port + 1, port + 2, port + 3, port + 4];
const sandbox = await openSandbox({ eureka: port, slack, discord, trello, github });
process.stdout.write(values.json ? `${JSON.stringify(sandbox.facts)}\n` : describe(sandbox));

const asked = new Promise<void>((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
});
await Promise.race([asked, sandbox.ended()]);
await sandbox.close();
process.exit(0);

function describe({ facts, administrator }: Sandbox): string {
  return `
Everything is connected. Open these side by side:

  Eureka   ${facts.eureka.url}   (${administrator.email}, password ${administrator.password})
  Slack    ${facts.slack.url}
  Discord  ${facts.discord.url}
  Trello   ${facts.trello.url}
  GitHub   ${facts.github?.url}

Be ann in #general of Slack or Discord and type:  /eureka new Fix login page, urgent
The card appears on Trello; what you comment there appears in the thread. Ctrl-C ends everything, and nothing is kept.

`;
}
