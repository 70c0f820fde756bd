import { say } from "@eureka/contracts/words";
import { jsonText } from "../output/json-text.ts";
import { exitCodes } from "../output/print-error.ts";
import { renderRecord } from "../output/record.ts";
import { openPublicClient } from "../settings/open-client.ts";
import { operatorUrl, readSetupToken } from "./operator.ts";
import { type OwnCommand, textOf } from "./own-command.ts";

/** Makes a password reset link for anybody, as the operator: the way back in for a locked-out administrator. */
export const adminResetPassword: OwnCommand = {
  path: ["admin", "reset-password"],
  summary: say("cli.admin.reset_password.summary"),
  description: say("cli.admin.reset_password.description"),
  words: [],
  fields: [
    { name: "email", type: "text", required: true, description: say("cli.admin.reset_password.email") },
    { name: "url", type: "text", description: say("cli.admin.url") },
    { name: "json", type: "boolean", description: say("cli.flag.json") },
  ],
  examples: ["eureka admin reset-password --email ann@example.com"],
  async run(context, values) {
    const setupToken = await readSetupToken(context);
    const email = textOf(values, "email") ?? "";
    const client = openPublicClient(operatorUrl(context, textOf(values, "url")));
    const { link, expiresAt } = await client.call("password_reset.create_as_operator", { setupToken, email });
    const shown = { link, expiresAt };
    context.terminal.write(values.json === true ? jsonText(shown) : renderRecord(context.terminal, shown));
    return exitCodes.ok;
  },
};
