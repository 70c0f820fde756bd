/** `command.invoked`: somebody typed a command, or used a shortcut on a message. */
import { builtInConnectorName } from "@eureka/contracts/connection";
import { EurekaError } from "@eureka/contracts/errors";
import { idSchema } from "@eureka/contracts/ids";
import type { UniversalEventOf } from "@eureka/contracts/universal-event";
import type { WorkItemSource } from "@eureka/contracts/work-item";
import { findItemOfThread, sayError } from "../conversations/index.ts";
import type { Principal } from "../operations/index.ts";
import { findRoute, type Route } from "../routing/index.ts";
import type { CommandDestination, Interpretation } from "./command-interpreter.ts";
import { introduce, resolveActor } from "./resolve-actor.ts";
import { answerOutcome, runForActor } from "./run-for-actor.ts";
import { type Occasion, type Scene, sayToAll, sayToOne } from "./scene.ts";
import { translateMentions } from "./translate-mentions.ts";

type Command = UniversalEventOf<"command.invoked">;

export async function runCommand(scene: Scene, event: Command): Promise<void> {
  const occasion = occasionOf(scene, event);
  const actor = await resolveActor(scene, event.actor);
  if (actor.kind === "unlinked") return sayToOne(scene, occasion, introduce(scene, actor.identityId));
  const meaning = await interpret(scene, event, occasion, actor.principal);
  if (meaning instanceof EurekaError) return sayToOne(scene, occasion, sayError(meaning));
  if (meaning.kind === "say") return sayToOne(scene, occasion, meaning.saying);
  if (meaning.kind === "ask") return sayToAll(scene, occasion, meaning.saying);
  await answerOutcome(scene, occasion, meaning, await runForActor(scene, actor.principal, meaning));
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

async function interpret(
  scene: Scene,
  event: Command,
  { place }: Occasion,
  principal: Principal,
): Promise<Interpretation | EurekaError> {
  const { context, connection, interpreter } = scene;
  const { platformThreadId } = place;
  const route = await findRoute(context, connection, place.platformChannelId);
  const facts = {
    text: await translateMentions(scene, event.text, event.mentions),
    principal,
    destination: route && destinationOf(route),
    source: sourceOf(scene, event, platformThreadId),
    workItemId: platformThreadId === null ? null : await findItemOfThread(context, { ...place, platformThreadId }),
  };
  try {
    return interpreter.interpret(context.application, facts);
  } catch (error) {
    if (error instanceof EurekaError) return error;
    throw error;
  }
}

/** The narrowest place of a route. */
function destinationOf({ workspaceId, boardId, listId }: Route): CommandDestination {
  if (listId) return { listId };
  return boardId ? { boardId } : { workspaceId };
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
