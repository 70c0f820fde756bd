/** The commands of the chat as platforms list them before anybody types. */
import { say } from "@eureka/contracts/words";
import { type CommandDescription, suggestedOptions } from "@eureka/core/intake";
import type { Application } from "@eureka/core/operations";
import { z } from "zod";
import { type ChatVerb, collectVerbs, helpVerb } from "./chat-verbs.ts";
import { shapeOf } from "./read-command-input.ts";

/** The second name is the earlier bot's. */
const commandNames = ["eureka", "trello"] as const;

type Verb = CommandDescription["verbs"][number];
type Option = Verb["options"][number];

/** A verb of two words is listed with a hyphen: platforms take one word. */
export function describeCommands(application: Pick<Application, "operations">): CommandDescription[] {
  const verbs = [...new Map([...collectVerbs(application).values()].map((verb) => [verb.verb, verb])).values()]
    .sort((left, right) => left.verb.localeCompare(right.verb))
    .map(describeVerb);
  const help: Verb = { name: helpVerb, description: say("help.title"), options: [] };
  return commandNames.map((name) => ({ name, description: say("command.description"), verbs: [...verbs, help] }));
}

function describeVerb({ verb, help, operation }: ChatVerb): Verb {
  const shape = shapeOf(operation);
  const words = operation.command?.words ?? [];
  const flags = (operation.command?.offeredFlags ?? []).filter((name) => name in shape && !words.includes(name));
  return {
    name: verb.replace(" ", "-"),
    description: help.slice(help.indexOf(":") + 1).trim(),
    options: [...words, ...flags].flatMap((name) => {
      const schema = shape[name];
      return schema ? [describeOption(name, schema, words.includes(name))] : [];
    }),
  };
}

function describeOption(name: string, schema: z.ZodType, isWord: boolean): Option {
  const required = isWord && !schema.safeParse(undefined).success;
  const base = { name, description: name, required };
  const bare = withoutWrapper(schema);
  if (bare instanceof z.ZodBoolean) return { ...base, kind: "flag" };
  if (bare instanceof z.ZodNumber) return { ...base, kind: "number" };
  if (bare instanceof z.ZodEnum) return { ...base, kind: "choice", choices: bare.options.map(String) };
  return { ...base, kind: "text", ...(suggestedOptions.includes(name) && { suggests: true }) };
}

/** Optional fields and those with a default are described by what they hold. */
function withoutWrapper(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return withoutWrapper(schema.unwrap() as z.ZodType);
  return schema;
}
