/** What `npm start` says, and asks when nobody has set the installation up. */
import { EurekaError } from "@eureka/contracts/errors";
import { makeDemo } from "../demo/make-demo.ts";
import { sentenceOf } from "../start-error-sentence.ts";
import type { RunningServer } from "../start-server.ts";
import type { StopRequests } from "../stop-requests.ts";
import { askForOrganization, askWhatToDo } from "./ask.ts";
import { bootstrapOrganization, type MadeOrganization, type OrganizationAnswers } from "./bootstrap-organization.ts";
import { isSetUp } from "./is-set-up.ts";
import { openTerminal, type Terminal, TerminalClosed } from "./terminal.ts";

export interface FirstRunOptions {
  /** Make the sample data without asking. */
  readonly demo: boolean;
  readonly print: (line: string) => void;
  readonly stop: Pick<StopRequests, "signal" | "request">;
}

/**
 * On a set-up installation prints where it is. Otherwise makes the sample data when asked for it, asks on a terminal, and without
 * one prints a link under which the first administrator is made.
 */
export async function firstRun(server: RunningServer, { demo, print, stop }: FirstRunOptions): Promise<void> {
  const ready = `Eureka is ready at ${server.publicUrl}`;
  if (!server.servesApi) return print(`${ready} (health checks only: this process has not the role api)`);
  if (await isSetUp(server)) {
    print(ready);
    if (demo)
      print("There is an organization already, so no sample data was made. Use another EUREKA_DATA_DIR to look at it.");
    return;
  }
  if (demo) return demonstrate(server, `${ready} with sample data.`, print);
  if (!process.stdin.isTTY || !process.stdout.isTTY) return print(`${ready}\n${setupHint(server)}`);
  print(ready);
  try {
    await converse(server, { print, stop });
  } catch (error) {
    if (!(error instanceof TerminalClosed)) throw error;
    if (!stop.signal.aborted) print(`\n${setupHint(server)}`);
  }
}

function setupHint(server: RunningServer): string {
  const link = `${server.publicUrl}/setup?token=${encodeURIComponent(server.setupToken)}`;
  return `Nobody has set it up yet. Open this link once to make the first administrator: ${link}`;
}

type Conversation = Pick<FirstRunOptions, "print" | "stop">;

async function converse(server: RunningServer, { print, stop }: Conversation): Promise<void> {
  if ((await withTerminal(stop, askWhatToDo)) === "demo") {
    print("Making the sample data ...");
    return demonstrate(server, "\nThe sample data is ready.", print);
  }
  const { answers, made } = await makeOrganization(server, { print, stop });
  print(`\n${answers.organizationName} is ready. Its API key, shown only now:\n\n  ${made.apiKey}\n`);
  print(`What next:\n\n${commandsWith(made.apiKey, server.publicUrl)}`);
}

/** Answers that are refused are asked for again. */
async function makeOrganization(
  server: RunningServer,
  { print, stop }: Conversation,
): Promise<{ answers: OrganizationAnswers; made: MadeOrganization }> {
  for (;;) {
    const answers = await withTerminal(stop, askForOrganization);
    try {
      return { answers, made: await bootstrapOrganization(server, answers) };
    } catch (error) {
      if (!(error instanceof EurekaError)) throw error;
      print(`\n${sentenceOf(error)}\n\nOnce more, please.\n`);
    }
  }
}

/** Held for the questions only: while a terminal is being read, Ctrl-C is a key that must not be missed. */
async function withTerminal<Answer>(
  stop: FirstRunOptions["stop"],
  ask: (terminal: Terminal) => Promise<Answer>,
): Promise<Answer> {
  const terminal = openTerminal({ onInterrupt: () => stop.request(null), signal: stop.signal });
  try {
    return await ask(terminal);
  } finally {
    terminal.close();
  }
}

async function demonstrate(server: RunningServer, headline: string, print: (line: string) => void): Promise<void> {
  const demo = await makeDemo(server);
  print(headline);
  print(`\n  ${"Sign in as".padEnd(12)}${"with".padEnd(28)}password`);
  for (const person of demo.people) print(`  ${person.role.padEnd(12)}${person.email.padEnd(28)}${demo.password}`);
  print(`\nAPI key of ${demo.people[0]?.name ?? "the administrator"}, shown only now:\n\n  ${demo.apiKey}\n`);
  print(`What next:\n\n${commandsWith(demo.apiKey, server.publicUrl)}`);
}

/** Lines to copy; the address only where the command line would not find it by itself. */
function commandsWith(apiKey: string, url: string): string {
  const address = url === "http://127.0.0.1:3000" ? [] : [`  export EUREKA_URL=${url}`];
  return [
    ...address,
    `  export EUREKA_API_KEY=${apiKey}`,
    `  npx eureka items create --title "My first item"`,
    `  npx eureka items`,
    `\n  Everything that the API can do: ${url}/docs`,
  ].join("\n");
}
