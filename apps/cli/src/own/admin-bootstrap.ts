import { say } from "@eureka/contracts/words";
import { jsonText } from "../output/json-text.ts";
import { exitCodes } from "../output/print-error.ts";
import { renderRecord } from "../output/record.ts";
import { openPublicClient } from "../settings/open-client.ts";
import { operatorUrl, readSetupToken } from "./operator.ts";
import { type OwnCommand, textOf } from "./own-command.ts";
import { readPassword } from "./read-password.ts";

/** Makes an organization with its first administrator, and shows its API key this once. */
export const adminBootstrap: OwnCommand = {
  path: ["admin", "bootstrap"],
  summary: say("cli.admin.bootstrap.summary"),
  description: say("cli.admin.bootstrap.description"),
  words: [],
  fields: [
    { name: "organization", type: "text", required: true, description: say("cli.admin.bootstrap.organization") },
    { name: "email", type: "text", required: true, description: say("cli.admin.bootstrap.email") },
    { name: "name", type: "text", description: say("cli.admin.bootstrap.name") },
    { name: "workspace", type: "text", description: say("cli.admin.bootstrap.workspace") },
    { name: "passwordStdin", type: "boolean", description: say("cli.login.password_stdin") },
    { name: "url", type: "text", description: say("cli.admin.url") },
    { name: "json", type: "boolean", description: say("cli.flag.json") },
  ],
  examples: [
    "eureka admin bootstrap --organization Acme --email ann@example.com",
    "eureka admin bootstrap --organization Acme --email ann@example.com --password-stdin --json < password.txt",
  ],
  async run(context, values) {
    const setupToken = await readSetupToken(context);
    const email = textOf(values, "email") ?? "";
    const workspaceName = textOf(values, "workspace");
    const made = await openPublicClient(operatorUrl(context, textOf(values, "url"))).call("organization.bootstrap", {
      setupToken,
      organizationName: textOf(values, "organization") ?? "",
      email,
      // A new person needs a name; what stands before the @ can be changed later.
      name: textOf(values, "name") ?? email.split("@")[0] ?? email,
      password: await readPassword(context, values.passwordStdin === true),
      ...(workspaceName === undefined ? {} : { workspaceName }),
    });
    const { organizationId, workspaceId, apiKey } = made;
    const shown = { organizationId, workspaceId, apiKey };
    context.terminal.write(values.json === true ? jsonText(shown) : renderRecord(context.terminal, shown));
    if (values.json !== true) context.terminal.note(`${say("cli.admin.bootstrap.shown_once")}\n`);
    return exitCodes.ok;
  },
};
