/** The questions at the first start on a terminal. What cannot be right is asked again. */
import type { OrganizationAnswers } from "./bootstrap-organization.ts";
import type { Terminal } from "./terminal.ts";

const shortestPassword = 8;

const choices: Readonly<Record<string, "organization" | "demo">> = {
  "": "organization",
  "1": "organization",
  "2": "demo",
};

export async function askWhatToDo(terminal: Terminal): Promise<"organization" | "demo"> {
  terminal.say("\nNobody has set this up yet.\n\n  1  Create an organization and its first administrator");
  terminal.say("  2  Explore with sample data\n");
  for (;;) {
    const choice = choices[await terminal.ask("Which one? [1] ")];
    if (choice) return choice;
    terminal.say("Please type 1 or 2.");
  }
}

export async function askForOrganization(terminal: Terminal): Promise<OrganizationAnswers> {
  return {
    organizationName: await askUntil(terminal, "Name of the organization: ", isFilled, "It needs a name."),
    name: await askUntil(terminal, "Your name: ", isFilled, "Please type your name."),
    email: await askUntil(
      terminal,
      "Your e-mail address: ",
      isEmail,
      "That is no e-mail address, such as ann@example.com.",
    ),
    password: await askForPassword(terminal),
  };
}

const isFilled = (text: string) => text.length > 0;
const isEmail = (text: string) => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text);

async function askUntil(
  terminal: Terminal,
  question: string,
  isGood: (text: string) => boolean,
  otherwise: string,
): Promise<string> {
  for (;;) {
    const answer = await terminal.ask(question);
    if (isGood(answer)) return answer;
    terminal.say(otherwise);
  }
}

async function askForPassword(terminal: Terminal): Promise<string> {
  for (;;) {
    const password = await terminal.askSecret(`A password (at least ${shortestPassword} characters, not shown): `);
    if (password.length < shortestPassword) terminal.say(`It needs at least ${shortestPassword} characters.`);
    else if ((await terminal.askSecret("The same password again: ")) === password) return password;
    else terminal.say("The two are not the same.");
  }
}
