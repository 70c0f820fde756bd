/**
 * The one catalogue of sentences that bot and command line say. Sentences of errors stand beside their codes in `errors.ts`.
 * What a parameter brings in is data: where the sentence is shown as Markdown, the caller escapes it first.
 */

/** Sorted by key: the part of the product, then what is said. `{name}` stands for a parameter. */
export const words = {
  "card.action.assign_to_me": "Assign to me",
  "card.action.done": "Done",
  "card.action.move": "Move to",
  "card.assignees": "Assigned to",
  "card.due": "Due",
  "card.due_instant": "{date}, {time} UTC",
  "card.labels": "Labels",
  "card.list": "List",
  "card.nobody": "nobody",
  "card.priority": "Priority",
  "card.removed": "This work item was deleted.",
  "cli.admin.bootstrap.description":
    "Needs a running server, and its set-up token: EUREKA_SETUP_TOKEN, or the file setup-token in EUREKA_DATA_DIR. A person who has a password here already proves it.",
  "cli.admin.bootstrap.email": "The administrator's e-mail address.",
  "cli.admin.bootstrap.name": "The administrator's name; by default what stands before the @.",
  "cli.admin.bootstrap.organization": "The name of the organization.",
  "cli.admin.bootstrap.shown_once": "The API key is shown only now: keep it in a safe place.",
  "cli.admin.bootstrap.summary": "Make an organization with its first administrator",
  "cli.admin.bootstrap.workspace": "The name of the first workspace; by default that of the organization.",
  "cli.admin.no_token":
    "The set-up token of the server was not found (looked for {files}). Start the server with npm start first, or set EUREKA_DATA_DIR or EUREKA_SETUP_TOKEN as for the server.",
  "cli.admin.token_unreadable": "The set-up token in {file} cannot be read: run this as the user who runs the server.",
  "cli.admin.reset_password.summary": "Make a password reset link for anybody, as the operator",
  "cli.admin.reset_password.description":
    "Needs the set-up token of the server. Give the link to the person over a safe way; it is good for one day and for one use.",
  "cli.admin.reset_password.email": "Whose password is to be set anew",
  "cli.admin.url": "The address of the server; by default EUREKA_URL, else this machine.",
  "cli.advice.sign_in": "Sign in with eureka login, or set EUREKA_API_KEY to a key that is valid.",
  "cli.advice.unreachable":
    "Check that the server runs (npm start) and that the address is right (EUREKA_URL, or eureka login).",
  "cli.confirm.ask": "{what}. Go on? [y/N] ",
  "cli.confirm.needs_yes": "This cannot be undone, and nobody can be asked here: add --yes when you mean it.",
  "cli.confirm.not_done": "Nothing was done.",
  "cli.did_you_mean": "Did you mean {word}?",
  "cli.done": "Done.",
  "cli.error": "Error:",
  "cli.file.not_saved": "{path} was not saved ({reason}). Name another file with --output.",
  "cli.file.saved": "Saved as {path}.",
  "cli.file.unreadable": "{path} cannot be read ({reason}).",
  "cli.flag.all": "Read all pages, not only the first.",
  "cli.flag.file": "The file to send; - for standard input.",
  "cli.flag.if_version": "Do it only when this is still the version.",
  "cli.flag.json": "Print the answer of the API as JSON.",
  "cli.flag.output": "Where to save it; - for standard output.",
  "cli.flag.yes": "Do not ask before doing what cannot be undone.",
  "cli.help.aliases": "Also called",
  "cli.help.api": "API",
  "cli.help.default": "Default: {value}.",
  "cli.help.environment": "Environment",
  "cli.help.environment_colour": "No colours.",
  "cli.help.environment_key": "The API key; wins over eureka login.",
  "cli.help.environment_url": "The address of the server; wins over eureka login.",
  "cli.help.examples": "Examples",
  "cli.help.flags": "Flags",
  "cli.help.nouns": "Things and what can be done with them (eureka help <noun>)",
  "cli.help.nullable": "--no-{flag} empties it.",
  "cli.help.own": "Commands",
  "cli.help.title": "Eureka: talk becomes work.",
  "cli.help.usage": "Usage",
  "cli.help.usage_line": "eureka <noun> [verb] [words] [--flag value]",
  "cli.help.verbs": "Verbs",
  "cli.login.api_key_stdin": "Read an API key from standard input instead of asking for a password.",
  "cli.login.ask_email": "E-mail address: ",
  "cli.login.ask_organization": "Number of the organization (1-{count}): ",
  "cli.login.ask_password": "Password: ",
  "cli.login.ask_url": "Address of the server [{url}]: ",
  "cli.login.description":
    "The credential is kept in a file that only you can read. Without a terminal, give --email and --password-stdin, or --api-key-stdin.",
  "cli.login.done": "Signed in: {who}.",
  "cli.login.email": "Your e-mail address.",
  "cli.login.environment_wins": "EUREKA_API_KEY is set and wins over this.",
  "cli.login.name_organization": "You belong to several organizations: name one of them with --organization.\n{list}",
  "cli.login.needs_email": "Who signs in? Give --email, or --api-key-stdin.",
  "cli.login.needs_password": "Nobody can be asked for the password here: give it with --password-stdin.",
  "cli.login.not_encrypted": "Warning: this address is not encrypted (http): others on the way can read what is sent.",
  "cli.login.organization": "The organization, by name or id, for members of several.",
  "cli.login.password_stdin": "Read the password from standard input.",
  "cli.login.several_organizations": "You belong to several organizations:",
  "cli.login.summary": "Sign in to a server",
  "cli.login.unreadable_file": "The stored credential cannot be read ({path}): sign in again with eureka login.",
  "cli.login.url": "The address of the server.",
  "cli.logout.description": "Ends the session on the server, and forgets the stored credential.",
  "cli.logout.done": "Signed out.",
  "cli.logout.summary": "Sign out",
  "cli.more_pages": "{count} shown; there are more: add --all.",
  "cli.no": "no",
  "cli.not_an_address": "{url} is no address of a server. Use one like https://eureka.example.com.",
  "cli.not_signed_in": "You are not signed in to this server: run eureka login, or set EUREKA_URL and EUREKA_API_KEY.",
  "cli.nothing_found": "Nothing found.",
  "cli.request_id": "Request: {id}",
  "cli.rows": "{count} read",
  "cli.runs_watch.id": "The run's id.",
  "cli.runs_watch.summary": "Follow a run until it ends",
  "cli.see_help": "See {command}",
  "cli.session_ended": "Your session has ended: run eureka login.",
  "cli.unreachable": "No answer came from {host} ({reason}).",
  "cli.usage.input_twice": "Standard input can fill one value only: give - once.",
  "cli.usage.missing": "Missing: {fields}.",
  "cli.usage.no_value": "{flag} needs a value. Write {flag}=VALUE for a value that begins with --.",
  "cli.usage.no_words": "This command takes no words, but was given {word}.",
  "cli.usage.twice": "--{flag} was given twice.",
  "cli.usage.unknown_command": "There is no command {command}.",
  "cli.usage.unknown_flag": "There is no flag {flag} here.",
  "cli.value.boolean": "yes or no",
  "cli.value.choice": "--{flag} must be one of {choices}, not {text}.",
  "cli.value.due": "a day like 2026-12-04 or a time like 2026-12-04T17:00",
  "cli.value.integer": "a whole number",
  "cli.value.json": "JSON",
  "cli.value.number": "a number",
  "cli.value.wrong": "--{flag} must be {expected}, not {text}.",
  "cli.version.summary": "Say which version this is",
  "cli.whoami.summary": "Say who you are and which roles you have",
  "cli.working": "Working",
  "cli.yes": "yes",
  "command.did_you_mean": "Did you mean “{verb}”?",
  "command.did_you_mean.do_it": "Yes: {verb}",
  "command.did_you_mean.make_item": "No, make a work item",
  "command.done": "Done.",
  "command.field_problem": "{field}: {message}.",
  "command.missing": "Something is missing behind “{verb}”: {usage}",
  "command.unknown_flag": "“{verb}” does not know --{flag}.",
  "comment.by": "**{name}:** {text}",
  "comment.deleted": "**{name}** deleted this comment.",
  "external.not_linked":
    "I don't know who you are in Eureka yet, so I can't do this for you. Sign in there and open {link} to link this account to yours; talking works as always.",
  "failure.gave_up":
    "Something broke on our side and this was not done. It was recorded under {id}, and an operator can have it done again.",
  "help.everything_else": "Any other text becomes a work item.",
  "help.nothing": "You may not do anything from the chat yet. Ask an administrator for a role.",
  "help.title": "What you can do here",
  "list.empty": "There are no work items.",
  "list.more": "{count} shown; there are more.",
  "list.title": "Work items",
  "list.total": "{count} shown.",
  "person.someone": "Somebody",
  "press.over": "This was decided already.",
  "press.unknown": "This button is too old or does not belong to this message. Type the command instead.",
} as const satisfies Record<string, string>;

export type WordKey = keyof typeof words;

type ParameterNames<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterNames<Rest>
  : never;

/** The parameters that a sentence needs. */
export type WordParameters<Key extends WordKey> = Readonly<
  Record<ParameterNames<(typeof words)[Key]>, string | number>
>;

type ParameterArguments<Key extends WordKey> = [ParameterNames<(typeof words)[Key]>] extends [never]
  ? []
  : [parameters: WordParameters<Key>];

/**
 * Says a sentence with its parameters filled in.
 * @example say("command.did_you_mean", { verb: "list" })
 */
export function say<Key extends WordKey>(key: Key, ...[parameters]: ParameterArguments<Key>): string {
  const values: Readonly<Record<string, string | number>> = parameters ?? {};
  return words[key].replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}
