/** What to say where a list holds nothing. */
import { say } from "@eureka/contracts/words";
import type { Values } from "../arguments/read-arguments.ts";
import type { Command } from "../command.ts";
import { commands } from "../generated/commands.ts";
import { usageOf } from "../help/usage-of.ts";

/** What nouns are called in daily use, where that differs. */
const shortNouns: Readonly<Record<string, string>> = { "work-items": "items" };
/** The verbs that bring new things into being. */
const makingVerbs: ReadonlySet<string> = new Set(["create", "upload", "post", "add", "set"]);
/** Fields that choose a page and leave nothing out. */
const pageFields: ReadonlySet<string> = new Set(["limit", "cursor"]);

/** `No items. Make one: eureka items create <title>`; the next step is not said where filters may have hidden what there is. */
export function explainEmpty(command: Command, input: Values): string {
  const noun = shortNouns[command.noun] ?? command.noun;
  const things = noun.replaceAll("-", " ");
  const hasFilters = Object.keys(input).some((name) => !pageFields.has(name) && !command.words.includes(name));
  if (hasFilters) return `${say("cli.empty.filtered", { things })}\n`;
  const maker = commands.find((other) => other.noun === command.noun && makingVerbs.has(other.verb));
  const sentences = [say("cli.empty.none", { things })];
  if (maker && command.verb === "list") sentences.push(say("cli.empty.make", { command: usageOf(maker, noun, input) }));
  return `${sentences.join(" ")}\n`;
}
