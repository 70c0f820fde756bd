import { hostname } from "node:os";
import { say } from "@eureka/contracts/words";
import { EurekaApiError, type FieldProblem, type Output } from "@eureka/sdk";
import { CommandError } from "../command-error.ts";
import type { CommandContext } from "../context.ts";
import { cleanLine } from "../output/clean-text.ts";
import { exitCodes } from "../output/print-error.ts";
import { readCredentials, type StoredCredentials, writeCredentials } from "../settings/credentials-file.ts";
import { defaultUrl, openPublicClient, openStoredClient } from "../settings/open-client.ts";
import { sessionOf } from "../settings/session-tokens.ts";
import { UsageError } from "../usage-error.ts";
import { type OwnCommand, textOf } from "./own-command.ts";
import { readPassword } from "./read-password.ts";

/** Signs in and stores how. The password is sent once and never stored. */
export const login: OwnCommand = {
  path: ["login"],
  summary: say("cli.login.summary"),
  description: say("cli.login.description"),
  words: [],
  fields: [
    { name: "url", type: "text", description: say("cli.login.url") },
    { name: "email", type: "text", description: say("cli.login.email") },
    { name: "organization", type: "text", description: say("cli.login.organization") },
    { name: "passwordStdin", type: "boolean", description: say("cli.login.password_stdin") },
    { name: "apiKeyStdin", type: "boolean", description: say("cli.login.api_key_stdin") },
  ],
  examples: ["eureka login", "eureka login --url https://eureka.example.com --api-key-stdin < key.txt"],
  async run(context, values) {
    const { terminal, environment } = context;
    const url = await chooseUrl(context, textOf(values, "url"));
    if (isPlainAndFar(url)) terminal.note(`${say("cli.login.not_encrypted")}\n`);
    const credentials: StoredCredentials =
      values.apiKeyStdin === true
        ? { url, apiKey: (await terminal.readInput()).trim() }
        : { url, session: sessionOf(await signIn(context, url, values)) };
    if (!("session" in credentials)) await describeSelf(context, credentials);
    await writeCredentials(context, credentials);
    terminal.write(`${say("cli.login.done", { who: await describeSelf(context, credentials) })}\n`);
    if (terminal.isInteractive) terminal.note(`${say("cli.login.next")}\n`);
    if (environment.EUREKA_API_KEY) terminal.note(`${say("cli.login.environment_wins")}\n`);
    return exitCodes.ok;
  },
};

async function chooseUrl(context: CommandContext, given: string | undefined): Promise<string> {
  const known = given ?? context.environment.EUREKA_URL;
  if (known) return readUrl(known);
  const usual = (await readCredentials(context).catch(() => null))?.url ?? defaultUrl;
  if (!context.terminal.isInteractive) return usual;
  return readUrl((await context.terminal.ask(say("cli.login.ask_url", { url: usual }))).trim() || usual);
}

function readUrl(text: string): string {
  const url = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(url)) throw new UsageError(say("cli.not_an_address", { url: text }));
  return url.replace(/\/+$/, "");
}

function isPlainAndFar(url: string): boolean {
  const { protocol, hostname: host } = new URL(url);
  return protocol === "http:" && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);
}

type Tokens = Output<"session.create">;

async function signIn(context: CommandContext, url: string, values: Record<string, unknown>): Promise<Tokens> {
  const { terminal } = context;
  const client = openPublicClient(url);
  const email =
    textOf(values, "email") ?? (terminal.isInteractive ? await terminal.ask(say("cli.login.ask_email")) : undefined);
  if (!email) throw new UsageError(say("cli.login.needs_email"));
  const password = await readPassword(context, values.passwordStdin === true);
  const proof = { email: email.trim(), password, device: `eureka (${hostname()})`.slice(0, 200) };
  const wanted = textOf(values, "organization");
  if (wanted?.startsWith("org_")) return client.call("session.create", { ...proof, organizationId: wanted });
  try {
    return await client.call("session.create", proof);
  } catch (error) {
    if (!(error instanceof EurekaApiError) || error.code !== "session.organization_required") throw error;
    return client.call("session.create", {
      ...proof,
      organizationId: await chooseOrganization(context, error.errors, wanted),
    });
  }
}

/** The server names each organization under `errors`: its id as code, its name as message. */
async function chooseOrganization(
  { terminal }: CommandContext,
  choices: readonly FieldProblem[],
  wanted: string | undefined,
): Promise<string> {
  const lines = choices
    .map(({ code, message }, index) => `  ${index + 1}  ${cleanLine(message)}  (${cleanLine(code)})\n`)
    .join("");
  const named = choices.filter(({ message }) => message.toLowerCase() === wanted?.toLowerCase());
  if (named.length === 1 && named[0]) return named[0].code;
  if (wanted !== undefined || !terminal.isInteractive)
    throw new CommandError(say("cli.login.name_organization", { list: lines }));
  terminal.note(`${say("cli.login.several_organizations")}\n${lines}`);
  for (;;) {
    const number = Number((await terminal.ask(say("cli.login.ask_organization", { count: choices.length }))).trim());
    const choice = choices[number - 1];
    if (choice) return choice.code;
  }
}

/** `Ann Example, Acme`: also proves that the credential works. */
async function describeSelf(context: CommandContext, credentials: StoredCredentials): Promise<string> {
  const { member, organization } = await openStoredClient(context, credentials).call("me.get");
  return [member?.name, organization.name]
    .filter((name) => name !== undefined)
    .map(cleanLine)
    .join(", ");
}
