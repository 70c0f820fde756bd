/** Words and flags of a typed command as the input of its operation. */
import { type FlagValue, type ParsedCommand, parseCommandLine } from "@eureka/contracts/command-line";
import { invalidField } from "@eureka/contracts/errors";
import { say } from "@eureka/contracts/words";
import { workItemReferenceSchema } from "@eureka/contracts/work-item";
import type { CommandFacts } from "@eureka/core/intake";
import { coerceValue, type OperationDescription } from "@eureka/core/operations";
import { z } from "zod";
import type { ChatVerb } from "./chat-verbs.ts";

type Input = Readonly<Record<string, unknown>>;
type Facts = Pick<CommandFacts, "text" | "destination" | "defaults" | "workspaceId" | "source" | "workItemId">;

/** Throws an EurekaError that shows how the verb is used when something is missing or too much. */
export function readCommandInput(verb: ChatVerb, facts: Facts): Input {
  const shape = shapeOf(verb.operation);
  const command = parseCommandLine(facts.text, switchesOf(verb.operation, shape));
  const fields = verb.operation.command?.words ?? [];
  const assigned = readAssignment(verb, shape, fields, facts);
  if (assigned) return assigned;
  const given = takesProse(shape, fields)
    ? readProse(shape, fields, command.rest, facts)
    : readWords(verb, shape, fields, command, facts);
  for (const field of fields) {
    if (!shape[field]?.safeParse(given[field]).success && given[field] === undefined) throw missing(verb);
  }
  return { ...completeFromPlace(verb.operation, shape, given, facts), ...given };
}

/** Every operation takes one object. */
export function shapeOf({ input }: OperationDescription): Readonly<Record<string, z.ZodType>> {
  return input instanceof z.ZodObject ? (input.shape as Record<string, z.ZodType>) : {};
}

/** Flags that stand for themselves: fields that are true or false, and the operation's own short words. */
function switchesOf(
  { command }: OperationDescription,
  shape: Readonly<Record<string, z.ZodType>>,
): ReadonlySet<string> {
  const truths = Object.keys(shape).filter((name) => {
    const accepts = (value: unknown) => shape[name]?.safeParse(value).success === true;
    return accepts(true) && accepts(false) && !accepts("some text");
  });
  return new Set([...truths, ...Object.keys(command?.flags ?? {})]);
}

/** `<words> name=value`: sets one field, whose value is the rest of the line. Null when the line does not say it so. */
function readAssignment(
  verb: ChatVerb,
  shape: Readonly<Record<string, z.ZodType>>,
  fields: readonly string[],
  facts: Facts,
): Input | null {
  const names = verb.operation.command?.assigns;
  const [, before = "", name = "", value = ""] =
    /^\s*\S+((?:\s+\S+)*?)\s+([A-Za-z]+)=([\s\S]*)$/.exec(facts.text) ?? [];
  const field = names?.[name.toLowerCase()];
  const schema = field === undefined ? undefined : shape[field];
  if (field === undefined || !schema) return null;
  const words = before.trim() === "" ? [] : before.trim().split(/\s+/);
  const input: Record<string, unknown> = { [field]: coerceValue(schema, value) };
  for (const wanted of fields) {
    if (isLeftOut(shape, wanted, words[0], facts)) input[wanted] = facts.workItemId;
    else if (words[0] === undefined) throw missing(verb);
    else input[wanted] = coerceValue(shape[wanted] as z.ZodType, words.shift() as string);
  }
  return input;
}

/** Free text is whatever may hold a line break and two dashes: it must arrive letter by letter, and nothing in it is a flag. */
function takesProse(shape: Readonly<Record<string, z.ZodType>>, fields: readonly string[]): boolean {
  return shape[fields.at(-1) ?? ""]?.safeParse("words --and\nlines").success ?? false;
}

function readProse(
  shape: Readonly<Record<string, z.ZodType>>,
  fields: readonly string[],
  rest: string,
  facts: Facts,
): Input {
  const input: Record<string, unknown> = {};
  let text = rest;
  for (const field of fields.slice(0, -1)) {
    const word = /^\s*(\S+)(?:\s|$)/.exec(text);
    if (isLeftOut(shape, field, word?.[1], facts)) {
      input[field] = facts.workItemId;
      continue;
    }
    if (!word?.[1]) return input;
    input[field] = coerceValue(shape[field] as z.ZodType, word[1]);
    text = text.slice(word[0].length);
  }
  const last = fields.at(-1) as string;
  if (text.trim() !== "") input[last] = text;
  return input;
}

function readWords(
  verb: ChatVerb,
  shape: Readonly<Record<string, z.ZodType>>,
  fields: readonly string[],
  { words, flags }: ParsedCommand,
  facts: Facts,
): Input {
  const input: Record<string, unknown> = {};
  const left = [...words];
  for (const [index, field] of fields.entries()) {
    if (isLeftOut(shape, field, left[0], facts)) {
      input[field] = facts.workItemId;
      continue;
    }
    const word = index === fields.length - 1 ? left.splice(0).join(" ") : left.shift();
    if (word) input[field] = coerceValue(shape[field] as z.ZodType, word);
  }
  if (left.length > 0) throw missing(verb);
  for (const [name, value] of Object.entries(flags)) {
    const short = verb.operation.command?.flags;
    if (short && Object.hasOwn(short, name)) {
      const meant = short[name];
      if (meant && !isNo(value)) input[meant.field] = meant.value;
      continue;
    }
    const schema = shape[name];
    if (!schema) throw invalidField("", "unknown_flag", say("command.unknown_flag", { verb: verb.verb, flag: name }));
    input[name] = coerceValue(schema, value);
  }
  return input;
}

function isNo(value: FlagValue): boolean {
  return typeof value === "string" && /^(no|false)$/i.test(value);
}

/** In the discussion of a work item its key need not be typed. */
function isLeftOut(
  shape: Readonly<Record<string, z.ZodType>>,
  field: string,
  word: string | undefined,
  { workItemId }: Facts,
): boolean {
  if (!workItemId || workItemReferenceSchema.safeParse(word).success) return false;
  const schema = shape[field];
  return schema?.safeParse(workItemId).success === true && !schema.safeParse("some text").success;
}

/** New work goes where the channel's work goes, and knows the message that it came from. */
function completeFromPlace(
  operation: OperationDescription,
  shape: Readonly<Record<string, z.ZodType>>,
  given: Input,
  { destination, defaults, workspaceId, source }: Facts,
): Input {
  if ("platformChannelId" in shape && "connectionId" in shape) {
    const { connectionId, platformChannelId } = source;
    return { connectionId, platformChannelId };
  }
  if (operation.http.status !== 201 && operation.http.status !== 202) return {};
  const placed = ["workspaceId", "boardId", "listId"].some((field) => given[field] !== undefined);
  return {
    ...(!placed && destination && "listId" in shape ? destination : {}),
    ...(!placed && workspaceId && "workspaceId" in shape && !("listId" in shape) ? { workspaceId } : {}),
    ...("source" in shape ? { source } : {}),
    ...(defaults && "defaults" in shape ? { defaults } : {}),
  };
}

function missing({ verb, help }: ChatVerb) {
  return invalidField("", "usage", say("command.missing", { verb, usage: help }));
}
