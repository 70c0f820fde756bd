/** The verbs behind `/eureka` with the operation that each runs and the flags worth offering. */
import type { Input, OperationName } from "@eureka/sdk";

export interface ChatVerb {
  readonly verb: string;
  /** Null for what everybody may type. */
  readonly operation: OperationName | null;
  /** Names without dashes. */
  readonly flags: readonly string[];
}

function verb<Name extends OperationName>(
  name: string,
  operation: Name,
  flags: readonly (keyof Input<Name> & string)[],
  short: readonly string[] = [],
): ChatVerb {
  return { verb: name, operation, flags: [...flags, ...short] };
}

export const chatVerbs: readonly ChatVerb[] = [
  verb("new", "work_item.capture", []),
  verb("list", "work_item.list", ["assignee", "state"]),
  verb("idea", "idea_run.create", ["context", "top", "preset"], ["logical", "enhanced"]),
  verb("ideas", "bookmark.list", ["search", "tags"]),
  verb("decisions", "decision.list", ["mine"]),
  { verb: "help", operation: null, flags: [] },
];
