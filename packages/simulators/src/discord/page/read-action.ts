import { z } from "zod";
import { listProblems } from "../../loopback/index.ts";
import type { ArrangeDeeds } from "../people/arrange.ts";
import type { InteractDeeds } from "../people/interact.ts";
import type { TalkDeeds } from "../people/talk.ts";
import { optionTypes } from "../schemas/command-types.ts";
import type { CommandOption } from "../schemas/commands.ts";
import type { World } from "../world/world.ts";

const place = { channelId: z.string(), userId: z.string() };
const control = { ...place, messageId: z.string(), customId: z.string() };
const actionSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("say"), ...place, text: z.string().min(1) }),
  z.strictObject({ kind: z.literal("post"), ...place, name: z.string().min(1), text: z.string().min(1) }),
  z.strictObject({ kind: z.literal("thread"), ...place, messageId: z.string(), name: z.string().min(1) }),
  z.strictObject({ kind: z.literal("react"), ...place, messageId: z.string(), emoji: z.string() }),
  z.strictObject({ kind: z.literal("press"), ...control }),
  z.strictObject({ kind: z.literal("choose"), ...control, values: z.array(z.string()) }),
  z.strictObject({
    kind: z.literal("submit"),
    interactionId: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  }),
]);

/**
 * Does what a person did on the page. A text that begins with a slash is a command.
 * @throws TypeError for nonsense
 */
export async function readAction(
  world: World,
  people: TalkDeeds & InteractDeeds & ArrangeDeeds,
  input: unknown,
): Promise<unknown> {
  const read = actionSchema.safeParse(input);
  if (!read.success) throw new TypeError(listProblems(read.error).join("; "));
  const action = read.data;
  switch (action.kind) {
    case "say": {
      const { channelId, userId, text } = action;
      if (!text.startsWith("/")) return { message: people.say({ channelId, userId, content: text }).message };
      return await people.runCommand({ channelId, userId, ...readCommand(world, text.slice(1)) });
    }
    case "post":
      return people.createForumPost({ ...action, content: action.text });
    case "thread":
      return people.createThread(action);
    case "react":
      return people.react(action);
    case "press":
      return await people.press(action);
    case "choose":
      return await people.choose(action);
    default:
      return await people.submitModal(action);
  }
}

/** `eureka new title:"Fix login" urgent:true` as words and options. What stands after the last known word is the first option. */
export function readCommand(
  world: World,
  text: string,
): { command: string; options: Record<string, string | number | boolean> } {
  const all = [...world.applications.values()].flatMap(({ commands }) => [...commands.values()]);
  const [name = ""] = text.split(/\s+/);
  const known = all.find((command) => command.name === name);
  let options: readonly CommandOption[] = known?.options ?? [];
  const words = [name];
  let rest = text.slice(name.length).trim();
  for (let next = nextNested(options, rest); next; next = nextNested(options, rest)) {
    words.push(next.name);
    rest = rest.slice(next.name.length).trim();
    options = next.options ?? [];
  }
  const pairs = [...rest.matchAll(/([\p{L}\p{N}_-]+):(?:"([^"]*)"|(\S+))/gu)].map(
    ([, key = "", quoted, bare]) => [key, quoted ?? bare ?? ""] as const,
  );
  const plain = pairs.length === 0 && rest !== "" && options[0] ? [[options[0].name, rest] as const] : pairs;
  return {
    command: words.join(" "),
    options: Object.fromEntries(plain.map(([key, value]) => [key, convert(options, key, value)])),
  };
}

function nextNested(options: readonly CommandOption[], rest: string): CommandOption | undefined {
  const [word] = rest.split(/\s+/);
  return options.find(({ type, name }) => type <= optionTypes.subcommandGroup && name === word);
}

function convert(options: readonly CommandOption[], key: string, value: string): string | number | boolean {
  const type = options.find(({ name }) => name === key)?.type;
  if (type === optionTypes.boolean) return value === "true";
  return type === optionTypes.integer || type === optionTypes.number ? Number(value) : value;
}
