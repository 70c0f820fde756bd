import { randomBytes } from "node:crypto";
import type { EventSender } from "../../platform/index.ts";
import { Refusal } from "../errors.ts";
import { type Callback, callbackBody, type ModalData } from "../schemas/callbacks.ts";
import { describeMessage } from "../wire/message-json.ts";
import type { Application } from "../world/application.ts";
import type { Channel } from "../world/channel.ts";
import type { Delivery } from "../world/happening.ts";
import type { Interaction, InteractionType } from "../world/interaction.ts";
import type { Message } from "../world/message.ts";
import type { User } from "../world/people.ts";
import type { World } from "../world/world.ts";
import { answerInteraction } from "./answer-interaction.ts";
import { describeInteraction } from "./describe-interaction.ts";
import { signRequest } from "./sign-request.ts";

export interface InteractionDraft {
  readonly type: InteractionType;
  readonly application: Application;
  readonly user: User;
  readonly channel: Channel;
  readonly data: Readonly<Record<string, unknown>>;
  readonly source?: Message | null;
  readonly commandName?: string;
  readonly commandType?: number;
}

/** What came of a person's deed. */
export interface InteractionOutcome {
  readonly interactionId: string;
  /** How the application heard of it: never both ways. */
  readonly sentBy: "gateway" | "http";
  readonly deliveries: readonly Delivery[];
  /** The status of the signed request; null when it was not answered in time, or was none. */
  readonly status: number | null;
  readonly callback: Callback | null;
  /** The message of the answer as it is now, in Discord's form. */
  readonly message: Record<string, unknown> | null;
  readonly modal: ModalData | null;
  /** What the person reads when it went wrong. */
  readonly problem: string | null;
}

const silence = "The application did not respond";

export interface InteractionDesk {
  readonly world: World;
  /** Sends signed interactions; Discord never repeats them. */
  readonly sender: EventSender;
  recordViolation(path: string, problems: readonly string[]): void;
}

/** Hands a deed to its application and settles at its first answer, or when the time for it is over. */
export async function beginInteraction(desk: InteractionDesk, draft: InteractionDraft): Promise<InteractionOutcome> {
  const { world } = desk;
  const { interaction, firstAnswer } = record(world, draft);
  const { application } = interaction;
  const over = new AbortController();
  const timeout = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, world.answerMilliseconds);
    over.signal.addEventListener("abort", () => clearTimeout(timer));
  });
  const byHttp = application.interactionsUrl !== null;
  const deliveries = byHttp ? [] : tellGateway(world, interaction);
  const request = byHttp ? callEndpoint(desk, interaction, application.interactionsUrl ?? "") : null;
  await Promise.race([firstAnswer, timeout]);
  over.abort();
  const status = request ? await request : null;
  const { callback, original, modal } = interaction;
  return {
    interactionId: interaction.id,
    sentBy: byHttp ? "http" : "gateway",
    deliveries,
    status,
    callback,
    message: original && describeMessage(world, original),
    modal,
    problem: callback ? null : silence,
  };
}

function record(world: World, draft: InteractionDraft): { interaction: Interaction; firstAnswer: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const id = world.nextId();
  const interaction: Interaction = {
    id,
    token: Buffer.from(`interaction:${id}:${randomBytes(72).toString("base64url")}`).toString("base64url"),
    type: draft.type,
    application: draft.application,
    user: draft.user,
    channel: draft.channel,
    createdAt: world.now(),
    data: draft.data,
    source: draft.source ?? null,
    commandName: draft.commandName ?? null,
    commandType: draft.commandType ?? null,
    callback: null,
    original: null,
    followUps: [],
    modal: null,
    answered: resolve,
  };
  world.interactions.set(id, interaction);
  world.interactionsByToken.set(interaction.token, interaction);
  return { interaction, firstAnswer: promise };
}

function tellGateway(world: World, interaction: Interaction): Delivery[] {
  return world.publish({
    name: "INTERACTION_CREATE",
    intent: null,
    guildId: interaction.channel.guildId,
    channelId: null,
    onlyFor: interaction.application.id,
    describe: () => describeInteraction(world, interaction),
  });
}

/** The body of the answer is the callback; an empty one says that the application will call by itself. */
async function callEndpoint(
  { world, sender, recordViolation }: InteractionDesk,
  interaction: Interaction,
  url: string,
): Promise<number | null> {
  const { application } = interaction;
  const payload = describeInteraction(world, interaction);
  const sent = await sender.send("INTERACTION_CREATE", () => signRequest(application, url, payload, world.now()));
  if (!sent?.acknowledged || sent.answer === "") return sent?.attempts[0] ?? null;
  const read = callbackBody.safeParse(parseJson(sent.answer));
  if (!read.success) {
    recordViolation(
      url,
      read.error.issues.map(({ path, message }) => `answer to an interaction: ${path.join(".")}: ${message}`),
    );
    return sent.attempts[0] ?? null;
  }
  try {
    answerInteraction(world, interaction, read.data, []);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    recordViolation(url, [`answer to an interaction: ${error.message}`]);
  }
  return sent.attempts[0] ?? null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
