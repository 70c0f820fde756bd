/** What everything that handles an event works with. */
import type { IgnoreReason } from "@eureka/contracts/connection-log";
import type { Id } from "@eureka/contracts/ids";
import type { PlatformPerson } from "@eureka/contracts/people";
import type { LoadedConnection } from "../connections/index.ts";
import { journalMessage, type MessageOptions, type Saying, type TalkPlace } from "../conversations/index.ts";
import type { Context } from "../operations/index.ts";
import type { CommandInterpreter } from "./command-interpreter.ts";

export interface Scene {
  readonly context: Context;
  readonly connection: LoadedConnection;
  /** The API key with which the event was caused; null for none. */
  readonly apiKeyId: Id<"api_key"> | null;
  readonly interpreter: CommandInterpreter;
  /** Names the event for good: it is what the answer answers. */
  readonly key: string;
  /** Says for the log why nothing is done. Nothing may have been done before. */
  readonly ignore: (reason: IgnoreReason) => void;
}

/** Where an event happened and whom its answer is for. */
export interface Occasion {
  readonly place: TalkPlace;
  readonly person: PlatformPerson;
  readonly replyHandle?: string | undefined;
}

/** Answers the event for everybody in the place. An event is answered once. */
export async function sayToAll(scene: Scene, occasion: Occasion, saying: Saying): Promise<void> {
  await journalMessage(scene.context, occasion.place, saying, answerOptions(scene, occasion));
}

/** Answers the event so that only the person behind it sees it. */
export async function sayToOne(scene: Scene, occasion: Occasion, saying: Saying): Promise<void> {
  const options = { ...answerOptions(scene, occasion), onlyFor: occasion.person.platformUserId };
  await journalMessage(scene.context, occasion.place, saying, options);
}

/** What ties an answer to its event. */
export function answerOptions(scene: Scene, { replyHandle }: Occasion): MessageOptions {
  return { answers: scene.key, ...(replyHandle !== undefined && { replyHandle }) };
}
