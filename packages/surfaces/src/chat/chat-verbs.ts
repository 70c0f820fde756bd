/** The verbs of the chat: operations that are offered there. */
import type { Application, OperationDescription, Principal } from "@eureka/core/operations";

export interface ChatVerb {
  readonly verb: string;
  readonly help: string;
  readonly operation: OperationDescription;
}

/** The verb that shows what can be done; it is no operation. */
export const helpVerb = "help";

/** All verbs by name. Throws when two operations want the same one. */
export function collectVerbs({ operations }: Pick<Application, "operations">): ReadonlyMap<string, ChatVerb> {
  const verbs = new Map<string, ChatVerb>();
  for (const operation of operations.values()) {
    const chat = operation.command?.chat;
    if (!chat) continue;
    if (verbs.has(chat.verb) || chat.verb === helpVerb)
      throw new Error(`two operations are called "${chat.verb}" in the chat`);
    verbs.set(chat.verb, { ...chat, operation });
  }
  return verbs;
}

/** The verbs that somebody may use anywhere, in alphabetical order. */
export function verbsFor(
  application: Pick<Application, "holdsAnywhere">,
  verbs: ReadonlyMap<string, ChatVerb>,
  principal: Principal,
): ChatVerb[] {
  return [...verbs.values()]
    .filter(({ operation: { permission } }) =>
      permission === "authenticated" || permission === "public"
        ? true
        : application.holdsAnywhere(principal, permission),
    )
    .sort((left, right) => left.verb.localeCompare(right.verb));
}
