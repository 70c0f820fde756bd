/** `command.invoked`: somebody typed a command, or used a shortcut on a message. */
import { builtInConnectorName } from "@eureka/contracts/connection";
import { EurekaError } from "@eureka/contracts/errors";
import { idSchema } from "@eureka/contracts/ids";
import type { UniversalEventOf } from "@eureka/contracts/universal-event";
import type { WorkItemSource } from "@eureka/contracts/work-item";
import { findItemOfThread, sayError } from "../conversations/index.ts";
import { findRoute } from "../routing/index.ts";
import type { CommandFacts, Interpretation } from "./command-interpreter.ts";
import { destinationOf } from "./destination-of.ts";
import { findPrincipal, introduce, isBeyondGuest } from "./guests.ts";
import { resolveActor } from "./resolve-actor.ts";
import { answerOutcome, runForActor } from "./run-for-actor.ts";
import { type Occasion, type Scene, sayToAll, sayToOne } from "./scene.ts";
import { translateMentions } from "./translate-mentions.ts";

type Command = UniversalEventOf<"command.invoked">;

export async function runCommand(scene: Scene, event: Command): Promise<void> {
  const occasion = occasionOf(scene, event);
  const [actor, surroundings] = await Promise.all([
    resolveActor(scene, event.actor),
    lookAround(scene, event, occasion),
  ]);
  const principal = await findPrincipal(scene, actor, event.channel.platformChannelId, "command");
  if (!principal) return introduce(scene, occasion, actor);
  const meaning = interpret(scene, { ...surroundings, principal });
  if (meaning instanceof EurekaError) return sayToOne(scene, occasion, sayError(meaning));
  if (meaning.kind === "say") return sayToOne(scene, occasion, meaning.saying);
  if (meaning.kind === "ask") return sayToAll(scene, occasion, meaning.saying);
  const outcome = await runForActor(scene, principal, meaning);
  if (isBeyondGuest(actor, outcome)) return introduce(scene, occasion, actor);
  await answerOutcome(scene, occasion, meaning, outcome);
}

/** The answer stands below the message that the command is; a command without message is answered where it was typed. */
function occasionOf({ connection }: Scene, event: Command): Occasion {
  const { message, channel, actor, replyHandle } = event;
  const threadOfMessage = message && (message.platformThreadId ?? message.platformMessageId);
  return {
    place: {
      connectionId: connection.id,
      platformChannelId: channel.platformChannelId,
      platformThreadId: event.platformThreadId ?? threadOfMessage ?? null,
    },
    person: actor,
    replyHandle,
  };
}

/** What stands around a command, whoever typed it. */
async function lookAround(scene: Scene, event: Command, { place }: Occasion): Promise<Omit<CommandFacts, "principal">> {
  const { context, connection } = scene;
  const { platformThreadId } = place;
  const [route, text, workItemId] = await Promise.all([
    findRoute(context, connection, place.platformChannelId),
    translateMentions(scene, event.text, event.mentions),
    platformThreadId === null ? null : findItemOfThread(context, { ...place, platformThreadId }),
  ]);
  const destination = route && destinationOf(route);
  const workspaceId = route?.workspaceId ?? null;
  return { text, destination, workspaceId, source: sourceOf(scene, event, platformThreadId), workItemId };
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
      channelId: idSchema("channel").safeParse(platformChannelId).data,
      threadId: idSchema("message").safeParse(platformThreadId).data,
      messageId: idSchema("message").safeParse(platformMessageId).data,
    }),
  };
}
