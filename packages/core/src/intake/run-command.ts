/** `command.invoked`: somebody typed a command, or used a shortcut on a message. */
import { type ChannelRules, defaultChannelRules } from "@eureka/contracts/channel-mapping";
import { builtInConnectorName } from "@eureka/contracts/connection";
import { EurekaError } from "@eureka/contracts/errors";
import { type Id, type IdKind, isIdOf } from "@eureka/contracts/ids";
import type { UniversalEventOf } from "@eureka/contracts/universal-event";
import { type WorkItem, type WorkItemSource, workItemSchema } from "@eureka/contracts/work-item";
import { findItemOfThread, queueSign, type SignedMessage, sayError } from "../conversations/index.ts";
import { findRoute, type Route } from "../routing/index.ts";
import { becauseOfMessage } from "./because-of-message.ts";
import type { CommandFacts, Interpretation } from "./command-interpreter.ts";
import { defaultsOf } from "./defaults-of.ts";
import { destinationOf } from "./destination-of.ts";
import { queueEnrichment } from "./enrich/enrich-work-item.ts";
import { findPrincipal, introduce, isBeyondGuest } from "./guests.ts";
import { resolveActor } from "./resolve-actor.ts";
import { answerOutcome, type Outcome, runForActor, type WantedCall } from "./run-for-actor.ts";
import { type Occasion, type Scene, sayToAll, sayToOne } from "./scene.ts";
import { translateMentions } from "./translate-mentions.ts";

type Command = UniversalEventOf<"command.invoked">;

export async function runCommand(scene: Scene, typed: Command): Promise<void> {
  const { context } = scene;
  const event = readShortcut(typed);
  const [actor, route] = await Promise.all([
    resolveActor(scene, event.actor),
    findRoute(context, scene.connection, event.channel.platformChannelId),
  ]);
  const occasion = occasionOf(scene, event, route?.rules ?? defaultChannelRules);
  const surroundings = await lookAround(scene, event, occasion, route);
  const principal = await findPrincipal(scene, actor, event.channel.platformChannelId, "command");
  if (!principal) return introduce(scene, occasion, actor);
  const meaning = interpret(scene, { ...surroundings, principal });
  if (meaning instanceof EurekaError) return sayToOne(scene, occasion, sayError(meaning));
  if (meaning.kind === "say") return sayToOne(scene, occasion, meaning.saying);
  if (meaning.kind === "ask") return sayToAll(scene, occasion, meaning.saying);
  const outcome = await runForActor(becauseOfMessage(scene, event, route), principal, meaning);
  if (isBeyondGuest(actor, outcome)) return introduce(scene, occasion, actor);
  await answerOutcome(scene, occasion, meaning, outcome);
  const message = signedMessageOf(scene, event, occasion);
  const item = meaning.isSentence ? madeItem(scene, meaning, outcome) : null;
  if (item) queueEnrichment(context, item, principal.memberId, message);
  else if (message) queueSign(context, message, outcome.ok ? "done" : "failed");
}

function madeItem({ context }: Scene, { operation }: WantedCall, outcome: Outcome): WorkItem | null {
  if (!outcome.ok || outcome.pending) return null;
  const made = context.application.operations.get(operation)?.output === workItemSchema;
  return made ? (outcome.output as WorkItem) : null;
}

/** The shortcut on a message makes a work item of what the message says. */
const shortcutName = "make_work_item";

function readShortcut(event: Command): Command {
  if (event.command !== shortcutName || !event.message) return event;
  const { text, mentions, files } = event.message;
  return { ...event, text: `new ${text}`, mentions, files };
}

/** Whoever typed a message sees on it how it went. Our own chat shows the card at once, which says as much: null there. */
function signedMessageOf(
  { connection }: Scene,
  { message, command }: Command,
  { place }: Occasion,
): SignedMessage | null {
  if (!message || connection.connector === builtInConnectorName || command === shortcutName) return null;
  return { ...place, platformMessageId: message.platformMessageId };
}

/**
 * The answer stands below the message that the command is, unless the channel's rules want it in the channel; a command without message
 * is answered where it was typed.
 */
function occasionOf({ connection }: Scene, event: Command, { replyIn }: ChannelRules): Occasion {
  const { message, channel, actor, replyHandle } = event;
  const named = event.platformThreadId ?? message?.platformThreadId;
  // Some platforms name the thread that a message would begin, before there is one.
  const isInside = named !== undefined && named !== message?.platformMessageId;
  const ownThread = replyIn === "thread" ? message?.platformMessageId : undefined;
  return {
    place: {
      connectionId: connection.id,
      platformChannelId: channel.platformChannelId,
      platformThreadId: (isInside ? named : ownThread) ?? null,
    },
    person: actor,
    replyHandle,
  };
}

/** What stands around a command, whoever typed it. */
async function lookAround(
  scene: Scene,
  event: Command,
  { place }: Occasion,
  route: Route | null,
): Promise<Omit<CommandFacts, "principal">> {
  const { context } = scene;
  const { platformThreadId } = place;
  const [text, workItemId] = await Promise.all([
    translateMentions(scene, event.text, event.mentions),
    platformThreadId === null ? null : findItemOfThread(context, { ...place, platformThreadId }),
  ]);
  const destination = route && destinationOf(route);
  const workspaceId = route?.workspaceId ?? null;
  const defaults = route && defaultsOf(route.rules);
  return { text, destination, defaults, workspaceId, source: sourceOf(scene, event, platformThreadId), workItemId };
}

function interpret({ context, interpreter }: Scene, facts: CommandFacts): Interpretation | EurekaError {
  try {
    return interpreter.interpret(context.application, facts);
  } catch (error) {
    if (error instanceof EurekaError) return error;
    throw error;
  }
}

const longestPermalink = 2_000;

/** The message that new work is made from, as its platform knows it and, where that is Eureka itself, as we do. */
function sourceOf({ connection }: Scene, event: Command, platformThreadId: string | null): WorkItemSource {
  const { platformChannelId } = event.channel;
  const platformMessageId = event.message?.platformMessageId;
  const permalink = event.message?.permalink;
  return {
    connectionId: connection.id,
    platformChannelId,
    ...(platformThreadId !== null && { platformThreadId }),
    ...(platformMessageId !== undefined && { platformMessageId }),
    ...(permalink !== undefined && permalink.length <= longestPermalink && { permalink }),
    ...(connection.connector === builtInConnectorName && {
      channelId: idIn("channel", platformChannelId),
      threadId: idIn("message", platformThreadId),
      messageId: idIn("message", platformMessageId),
    }),
  };
}

function idIn<Kind extends IdKind>(kind: Kind, text: string | null | undefined): Id<Kind> | undefined {
  return typeof text === "string" && isIdOf(kind, text) ? text : undefined;
}
