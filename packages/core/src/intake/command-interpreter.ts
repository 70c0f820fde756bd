/** What a typed command means. The container hands an interpreter in: it is made from the list of operations, by a surface. */
import type { CommandDescription } from "@eureka/connector-sdk";
import type { Id } from "@eureka/contracts/ids";
import type { Priority, WorkItemSource } from "@eureka/contracts/work-item";
import type { Saying } from "../conversations/index.ts";
import type { Application, Principal } from "../operations/index.ts";

/** What stands around the command. */
export interface CommandFacts {
  /** Everything behind the command, letter by letter. */
  readonly text: string;
  readonly principal: Principal;
  /** Where new work goes from here; null when there is no place for it. */
  readonly destination: CommandDestination | null;
  /** What new work from here gets where the command does not say it; null for nothing. */
  readonly defaults: CommandDefaults | null;
  /** The workspace to which that belongs; null when there is none. */
  readonly workspaceId: Id<"workspace"> | null;
  readonly source: WorkItemSource;
  /** The work item whose discussion the command was typed in. */
  readonly workItemId: Id<"work_item"> | null;
}

export interface CommandDefaults {
  readonly priority?: Priority;
  readonly labels?: readonly string[];
}

export interface CommandDestination {
  readonly workspaceId?: Id<"workspace">;
  readonly boardId?: Id<"board">;
  readonly listId?: Id<"list">;
}

/** Run an operation for whoever typed it; or say something, to that person alone or, as a question, to everybody there. */
export type Interpretation =
  | {
      readonly kind: "run";
      readonly operation: string;
      readonly input: Readonly<Record<string, unknown>>;
      /** Whether all that was typed is what shall be done, without a verb: a model may write it out. */
      readonly isSentence?: boolean;
    }
  | { readonly kind: "say"; readonly saying: Saying }
  | { readonly kind: "ask"; readonly saying: Saying };

export interface CommandInterpreter {
  /** Throws an EurekaError for a command that is wrong: it becomes the answer. */
  interpret(application: Application, facts: CommandFacts): Interpretation;
  /** Everything that can be typed, for platforms that list it. */
  describe(application: Application): readonly CommandDescription[];
}
