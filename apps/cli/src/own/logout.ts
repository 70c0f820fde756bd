import { say } from "@eureka/contracts/words";
import { EurekaApiError } from "@eureka/sdk";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../output/print-error.ts";
import { deleteCredentials, readCredentials } from "../settings/credentials-file.ts";
import { openStoredClient } from "../settings/open-client.ts";
import type { OwnCommand } from "./own-command.ts";

/** Ends the session on the server and forgets it here. An API key is only forgotten: other programs may use it. */
export const logout: OwnCommand = {
  path: ["logout"],
  summary: say("cli.logout.summary"),
  description: say("cli.logout.description"),
  words: [],
  fields: [],
  examples: ["eureka logout"],
  async run(context) {
    const stored = await readCredentials(context).catch(() => null);
    try {
      if (stored && "session" in stored)
        await openStoredClient(context, stored).call("session.revoke", { id: stored.session.id });
    } catch (error) {
      // A session that has ended needs no ending; anything else must be known, because the session lives on.
      if (!(error instanceof CommandError) && !(error instanceof EurekaApiError && error.status < 500)) throw error;
    }
    await deleteCredentials(context);
    context.terminal.write(`${say("cli.logout.done")}\n`);
    if (context.environment.EUREKA_API_KEY) context.terminal.note(`${say("cli.login.environment_wins")}\n`);
    return exitCodes.ok;
  },
};
