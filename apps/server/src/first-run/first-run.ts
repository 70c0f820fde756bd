/** What `npm start` says, and asks when nobody has set the installation up. */
import { makeDemo } from "../demo/make-demo.ts";
import type { RunningServer } from "../start-server.ts";
import { askForOrganization, askWhatToDo } from "./ask.ts";
import { bootstrapOrganization } from "./bootstrap-organization.ts";
import { isSetUp } from "./is-set-up.ts";

export interface FirstRunOptions {
  /** Make the sample data without asking. */
  readonly demo: boolean;
  readonly print: (line: string) => void;
}

/**
 * On a set-up installation prints where it is. Otherwise makes the sample data when asked for it, asks on a terminal, and without
 * one prints a link under which the first administrator is made.
 */
export async function firstRun(server: RunningServer, { demo, print }: FirstRunOptions): Promise<void> {
  const ready = `Eureka is ready at ${server.publicUrl}`;
  if (await isSetUp(server.database)) {
    if (demo)
      print("There is an organization already, so no sample data was made. Use another EUREKA_DATA_DIR to look at it.");
    return print(ready);
  }
  if (demo) return demonstrate(server, ready, print);
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    return print(
      `${ready} - nobody has set it up yet. Open this link once to make the first administrator: ${setupLink(server)}`,
    );
  }
  print(ready);
  if ((await askWhatToDo()) === "demo") return demonstrate(server, ready, print);
  const answers = await askForOrganization();
  const made = await bootstrapOrganization(server, answers);
  print(`\n${answers.organizationName} is ready. Its API key, shown only now:\n\n  ${made.apiKey}\n`);
  print(`Try: EUREKA_API_KEY=${made.apiKey} npx eureka items create --title "My first item"`);
}

function setupLink(server: RunningServer): string {
  return `${server.publicUrl}/setup?token=${encodeURIComponent(server.setupToken)}`;
}

async function demonstrate(server: RunningServer, ready: string, print: (line: string) => void): Promise<void> {
  const demo = await makeDemo(server);
  print(`${ready} with sample data.`);
  print(`\n  ${"Sign in as".padEnd(12)}${"with".padEnd(30)}`);
  for (const person of demo.people) print(`  ${person.role.padEnd(12)}${person.email.padEnd(30)}${person.password}`);
  print(`\n  API key of ${demo.people[0]?.name ?? "the administrator"}: ${demo.apiKey}`);
}
