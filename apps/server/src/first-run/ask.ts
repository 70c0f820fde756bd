/** The questions at the first start on a terminal. */
import { createInterface, type Interface } from "node:readline/promises";
import { Writable } from "node:stream";
import type { OrganizationAnswers } from "./bootstrap-organization.ts";
import { FirstRunError } from "./first-run-error.ts";

const shortestPassword = 8;

export async function askWhatToDo(): Promise<"organization" | "demo"> {
  return withTerminal(async (terminal) => {
    const answer = await terminal.question(
      "\nNobody has set this up yet.\n\n  1  Create an organization and its first administrator\n  2  Explore with sample data\n\nWhich one? [1] ",
    );
    return answer.trim() === "2" ? "demo" : "organization";
  });
}

export async function askForOrganization(): Promise<OrganizationAnswers> {
  const answers = await withTerminal(async (terminal) => ({
    organizationName: await askUntil(terminal, "Name of the organization: ", (text) => text.length > 0),
    name: await askUntil(terminal, "Your name: ", (text) => text.length > 0),
    email: await askUntil(terminal, "Your e-mail address: ", (text) => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text)),
  }));
  return { ...answers, password: await askForPassword() };
}

async function askUntil(terminal: Interface, question: string, isGood: (text: string) => boolean): Promise<string> {
  for (;;) {
    const answer = (await terminal.question(question)).trim();
    if (isGood(answer)) return answer;
  }
}

/** Reads the password without showing it. */
async function askForPassword(): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    for (;;) {
      process.stdout.write(`A password (at least ${shortestPassword} characters, not shown): `);
      const password = await question(terminal, "");
      process.stdout.write("\n");
      if (password.length >= shortestPassword) return password;
    }
  } finally {
    terminal.close();
  }
}

async function withTerminal<T>(work: (terminal: Interface) => Promise<T>): Promise<T> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await work(terminal);
  } finally {
    terminal.close();
  }
}

function question(terminal: Interface, text: string): Promise<string> {
  const ended = new Promise<never>((_resolve, reject) => {
    terminal.once("close", () => reject(new FirstRunError("The set-up was left. Start again to go on with it.")));
  });
  return Promise.race([terminal.question(text), ended]);
}
