import { say } from "@eureka/contracts/words";
import { jsonText } from "../output/json-text.ts";
import { renderMe } from "../output/me.ts";
import { exitCodes } from "../output/print-error.ts";
import { openClient } from "../settings/open-client.ts";
import type { OwnCommand } from "./own-command.ts";

/** Says whose credential is in force and which roles it brings. */
export const whoami: OwnCommand = {
  path: ["whoami"],
  summary: say("cli.whoami.summary"),
  words: [],
  fields: [{ name: "json", type: "boolean", description: say("cli.flag.json") }],
  examples: ["eureka whoami", "eureka whoami --json"],
  async run(context, { json }) {
    const { terminal } = context;
    const client = await openClient(context);
    const me = await client.call("me.get");
    terminal.write(json === true ? jsonText(me) : await renderMe(terminal, client, me));
    return exitCodes.ok;
  },
};
