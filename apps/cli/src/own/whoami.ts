import { say } from "@eureka/contracts/words";
import { jsonText } from "../output/json-text.ts";
import { exitCodes } from "../output/print-error.ts";
import { renderRecord } from "../output/record.ts";
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
    const me = await (await openClient(context)).call("me.get");
    const { member, organization, permissions, actor } = me;
    const summary = {
      name: member?.name,
      handle: member ? `@${member.handle}` : undefined,
      email: member?.email,
      organization: organization.name,
      actsAs: actor.type === "user" ? undefined : `${actor.type} ${actor.id}`,
      roles: permissions.map(({ role, scope }) => `${role} (${scope.type})`),
    };
    context.terminal.write(json === true ? jsonText(me) : renderRecord(context.terminal, summary));
    return exitCodes.ok;
  },
};
