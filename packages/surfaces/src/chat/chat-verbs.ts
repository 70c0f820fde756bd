/** The verbs of the chat: operations that are offered there. */
import type { Application, OperationDescription, Principal } from "@eureka/core/operations";

export interface ChatVerb {
  readonly verb: string;
  readonly help: string;
  readonly operation: OperationDescription;
}

/** The verb that a line begins with, of one word or two, and the line as if the verb had one word; null for none. */
export function findVerb(
  verbs: ReadonlyMap<string, ChatVerb>,
  text: string,
): { readonly verb: ChatVerb; readonly text: string } | null {
  const [, first = "", second = "", rest = ""] = /^\s*(\S+)(?:\s+(\S+))?([\s\S]*)$/.exec(text) ?? [];
  const pair = verbs.get(`${first.toLowerCase()} ${second.toLowerCase()}`);
  if (pair) return { verb: pair, text: `${first}${rest}` };
  // Platforms list a verb of two words with a hyphen.
  const one = verbs.get(first.toLowerCase()) ?? verbs.get(first.toLowerCase().replace("-", " "));
  return one ? { verb: one, text } : null;
}

/** The verbs of a group, when a line names the group alone or with a word that is none of them. */
export function findGroup(verbs: ReadonlyMap<string, ChatVerb>, first: string): ChatVerb[] {
  return [...verbs.values()].filter(({ verb }) => verb.startsWith(`${first} `));
}

/** The verb that shows what can be done; it is no operation. */
export const helpVerb = "help";

/** All verbs by name. Throws when two operations want the same one. */
export function collectVerbs({ operations }: Pick<Application, "operations">): ReadonlyMap<string, ChatVerb> {
  const verbs = new Map<string, ChatVerb>();
  for (const operation of operations.values()) {
    const chat = operation.command?.chat;
    if (!chat) continue;
    for (const verb of [chat.verb, ...(chat.alias ? [chat.alias] : [])]) {
      if (verbs.has(verb) || verb === helpVerb) throw new Error(`two operations are called "${verb}" in the chat`);
      verbs.set(verb, { verb: chat.verb, help: chat.help, operation });
    }
  }
  return verbs;
}

/** The verbs that somebody may use anywhere, in alphabetical order. */
export function verbsFor(
  application: Pick<Application, "holdsAnywhere">,
  verbs: ReadonlyMap<string, ChatVerb>,
  principal: Principal,
): ChatVerb[] {
  return [...new Map([...verbs.values()].map((verb) => [verb.verb, verb])).values()]
    .filter(({ operation: { permission } }) =>
      permission === "authenticated" || permission === "public"
        ? true
        : application.holdsAnywhere(principal, permission),
    )
    .sort((left, right) => left.verb.localeCompare(right.verb));
}
