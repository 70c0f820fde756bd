import type { OperationDescription } from "../../packages/core/src/operations/index.ts";
import { shapeOf } from "../../packages/surfaces/src/rest/index.ts";

export interface CliName {
  readonly noun: string;
  readonly verb: string;
  /** Fields that words without a flag fill, in order. */
  readonly words: readonly string[];
}

/** How the command line spells an operation; null for signing in and setting up, which have commands of their own. */
export function cliNameOf(operation: OperationDescription): CliName | null {
  const { name, permission, secretOutput, command } = operation;
  if (permission === "public" || secretOutput?.includes("refreshToken")) return null;
  const [noun = "", verb = ""] = name.split(".").map((part) => part.replaceAll("_", "-"));
  return { noun: pluralOf(noun), verb, words: command?.words ?? shapeOf(operation).pathFields };
}

/** Nouns that are no things which one could count, or are many already. */
const uncountable: ReadonlySet<string> = new Set(["me", "pull-request-rules"]);

/** The noun as the command line spells it, for example `work-items` and `external-identities`. */
function pluralOf(noun: string): string {
  if (uncountable.has(noun)) return noun;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
