/**
 * What people do in a chat: press buttons and type commands, in the built-in chat, through a real worker. A chat answers when it is
 * ready, so calls are made together and their answers read when nothing is left to do.
 */
import { EurekaError } from "@eureka/contracts/errors";
import type { Message } from "@eureka/contracts/message";
import { journalMessage } from "@eureka/core/conversations";
import type { OperationDescription } from "@eureka/core/operations";
import type { TestApplication } from "@eureka/testing/test-application";
import { workOff } from "@eureka/testing/work-off";
import { inParallel } from "../in-parallel.ts";
import type { Input } from "../recipes.ts";
import { builtInConnectionOf, type Caller, type World } from "../world.ts";
import type { Outcome } from "./surface.ts";

export interface ChatCall {
  readonly operation: OperationDescription;
  readonly input: Input;
}

export interface ChatSurface {
  readonly name: string;
  reaches(operation: OperationDescription): boolean;
  /** Each call happens in a channel of its own. */
  callAll(world: World, caller: Caller, calls: readonly ChatCall[]): Promise<Outcome[]>;
}

/** A button can mean any operation that a signed-in person may run; bytes do not fit into one. */
export function createChatButtonSurface(stage: TestApplication): ChatSurface {
  return {
    name: "chat button",
    reaches: ({ permission, http }) => permission !== "public" && http.request !== "stream",
    async callAll(world, caller, calls) {
      const cards = await inParallel(calls, (call) => postCard(world, call));
      await workOff(stage);
      const pressed = await inParallel(cards, async (channelId) => {
        const [card] = await readChannel(world, world.callers.admin, channelId);
        const actionId = card?.card?.actions[0]?.id;
        return { channelId, refusal: await attempt(world, caller, "message.press", { id: card?.id, actionId }) };
      });
      await workOff(stage);
      return inParallel(pressed, async ({ channelId, refusal }) => {
        if (refusal) return refusal;
        const [card, ...replies] = await readChannel(world, caller, channelId);
        return outcomeOf(card?.card?.state === "closed", replies);
      });
    },
  };
}

/** Operations that are offered as a command. */
export function createChatCommandSurface(stage: TestApplication): ChatSurface {
  return {
    name: "chat command",
    reaches: ({ command }) => command?.chat !== undefined,
    async callAll(world, caller, calls) {
      const typed = await inParallel(calls, async (call) => {
        const channelId = await world.make.channel();
        return {
          channelId,
          refusal: await attempt(world, caller, "message.post", { channelId, text: commandOf(call) }),
        };
      });
      await workOff(stage);
      return inParallel(typed, async ({ channelId, refusal }) => {
        if (refusal) return refusal;
        const [, ...replies] = await readChannel(world, caller, channelId);
        return outcomeOf(
          replies.some(({ card }) => card !== null),
          replies,
        );
      });
    },
  };
}

/** A card of Eureka whose one button does what the call says, once. */
async function postCard(world: World, { operation, input }: ChatCall): Promise<string> {
  const { organization, make } = world;
  const [platformChannelId, connectionId] = [await make.channel(), await builtInConnectionOf(world)];
  const does = { operation: operation.name, input, once: true };
  const card = { title: operation.name, actions: [{ kind: "button", name: "do", label: "Do it", does } as const] };
  const place = { connectionId, platformChannelId, platformThreadId: null };
  await organization.transact((context) => journalMessage(context, place, { text: operation.name, card }));
  return platformChannelId;
}

function commandOf({ operation, input }: ChatCall): string {
  const { words = [], chat } = operation.command ?? {};
  const flags = Object.entries(input).filter(([name]) => !words.includes(name));
  const spelled = flags.map(
    ([name, value]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} ${quoted(value)}`,
  );
  return ["/eureka", chat?.verb, ...words.map((name) => String(input[name])), ...spelled].join(" ");
}

/** A value with blanks is one word only between quotes; several stand between commas. */
function quoted(value: unknown): string {
  const text = Array.isArray(value) ? value.join(",") : String(value);
  return /^\S+$/.test(text) ? text : JSON.stringify(text);
}

/** Null when the chat took it; what came of it shows later. */
async function attempt(
  { organization }: World,
  { principal }: Caller,
  operation: string,
  input: object,
): Promise<Outcome | null> {
  try {
    await organization.run(principal, operation, input);
    return null;
  } catch (error) {
    if (!(error instanceof EurekaError)) throw error;
    return { ok: false, status: 0, code: error.code, text: error.message };
  }
}

/** What somebody sees in a channel and in the threads there, oldest first. */
async function readChannel({ organization }: World, { principal }: Caller, channelId: string): Promise<Message[]> {
  const read = async (input: object) => {
    const page = await organization.run<{ data: Message[] }>(principal, "message.list", {
      channelId,
      order: "oldest-first",
      ...input,
    });
    return page.data;
  };
  const roots = await read({});
  const threads = await Promise.all(roots.map(({ id }) => read({ threadId: id })));
  const all = new Map([...roots, ...threads.flat()].map((message) => [message.id, message]));
  return [...all.values()];
}

function outcomeOf(ok: boolean, replies: readonly Message[]): Outcome {
  const shown = replies.map(({ text, card }) => [text, card?.title ?? "", card?.text ?? ""].map(withoutEscapes));
  return { ok, status: 0, code: null, text: JSON.stringify(shown) };
}

/** Ids hold underscores, which are escaped in Markdown. */
function withoutEscapes(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, "$1");
}
