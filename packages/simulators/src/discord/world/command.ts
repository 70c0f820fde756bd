import type { CommandOption } from "../schemas/commands.ts";

/** An application command; a global one has no guild. */
export interface Command {
  readonly id: string;
  readonly guildId: string | null;
  readonly type: number;
  readonly name: string;
  readonly nameLocalizations: Readonly<Record<string, string>> | null;
  readonly description: string;
  readonly descriptionLocalizations: Readonly<Record<string, string>> | null;
  readonly options: readonly CommandOption[];
  readonly defaultMemberPermissions: string | null;
  readonly contexts: readonly number[] | null;
  readonly integrationTypes: readonly number[];
  readonly nsfw: boolean;
  /** Changes with each change of the command. */
  readonly version: string;
}
