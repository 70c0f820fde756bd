/** `message.posted`, `.edited` and `.deleted`: in the thread of a work item a message is a comment, elsewhere it is only talk. */

import type { Comment } from "@eureka/contracts/comment";
import { escapeMarkdown } from "@eureka/contracts/escape-markdown";
import type { PlatformMessage, UniversalEventOf } from "@eureka/contracts/universal-event";
import { say } from "@eureka/contracts/words";
import { findCommentOfMessage, findItemOfThread, noteCommentOfMessage, sayError } from "../conversations/index.ts";
import { type Principal, systemPrincipal } from "../operations/index.ts";
import { attachFiles } from "./attach-files.ts";
import { findPrincipal } from "./guests.ts";
import { resolveActor } from "./resolve-actor.ts";
import { type Outcome, runForActor, type WantedCall } from "./run-for-actor.ts";
import { type Scene, sayToOne } from "./scene.ts";

/** A reply in an item's thread becomes a comment of the same person. */
export async function takeReply(scene: Scene, event: UniversalEventOf<"message.posted">): Promise<void> {
  const { context, connection } = scene;
  const { message } = event;
  const { platformThreadId, platformMessageId } = message;
  const body = wordsOf(message);
  if (platformThreadId === undefined || body === "") return scene.ignore("only_talk");
  const place = { connectionId: connection.id, platformChannelId: event.channel.platformChannelId, platformThreadId };
  const workItemId = await findItemOfThread(context, place);
  if (!workItemId) return scene.ignore("only_talk");
  const principal = await commenter(scene, event);
  if (!principal) return scene.ignore("only_talk");
  const call = { operation: "comment.create", input: { workItemId, body } };
  const outcome = await runForActor(scene, principal, call);
  if (!outcome.ok) return refuse(scene, event, outcome);
  const comment = outcome.output as Comment;
  await noteCommentOfMessage(context, { ...place, platformMessageId }, comment.id);
  const error = await attachFiles(scene, { place, person: message.author }, principal, comment, message.files);
  if (error) await refuse(scene, event, { ok: false, error });
}

/** A message can be files alone: then their names are its words. */
function wordsOf({ text, files }: PlatformMessage): string {
  if (text.trim() !== "") return text;
  return files.length > 0
    ? say("comment.files", { names: escapeMarkdown(files.map(({ name }) => name).join(", ")) })
    : "";
}

/** The comment follows the words of its message. */
export async function changeReply(scene: Scene, event: UniversalEventOf<"message.edited">): Promise<void> {
  const { message } = event;
  const id = await findComment(scene, event.channel.platformChannelId, message.platformMessageId);
  if (!id || message.text.trim() === "") return scene.ignore("only_talk");
  const principal = await commenter(scene, event);
  if (!principal) return scene.ignore("only_talk");
  const outcome = await runForActor(scene, principal, {
    operation: "comment.update",
    input: { id, body: message.text },
  });
  if (!outcome.ok) await refuse(scene, event, outcome);
}

/** The message is gone for everybody, so the comment goes too, whoever took it away: where the platform does not say, we do. */
export async function takeReplyAway(scene: Scene, event: UniversalEventOf<"message.deleted">): Promise<void> {
  const { context } = scene;
  const id = await findComment(scene, event.channel.platformChannelId, event.platformMessageId);
  if (!id) return scene.ignore("only_talk");
  const call: WantedCall = { operation: "comment.delete", input: { id } };
  const actor = event.actor && (await resolveActor(scene, event.actor));
  const outcome = actor && (await runForActor(scene, actor.principal, call));
  if (outcome?.ok || (outcome && outcome.error.code === "comment.deleted")) return;
  await runForActor(scene, systemPrincipal(context.organizationId, "intake"), call);
}

/** As whom somebody comments: as his member, or under the platform's name where the channel's rules let unlinked people comment; else null. */
async function commenter(
  scene: Scene,
  event: UniversalEventOf<"message.posted" | "message.edited">,
): Promise<Principal | null> {
  const actor = await resolveActor(scene, event.message.author);
  return findPrincipal(scene, actor, event.channel.platformChannelId, "reply");
}

function findComment({ context, connection }: Scene, platformChannelId: string, platformMessageId: string) {
  return findCommentOfMessage(context, { connectionId: connection.id, platformChannelId, platformMessageId });
}

async function refuse(
  scene: Scene,
  event: UniversalEventOf<"message.posted" | "message.edited">,
  outcome: Extract<Outcome, { ok: false }>,
): Promise<void> {
  const { message, channel } = event;
  const place = {
    connectionId: scene.connection.id,
    platformChannelId: channel.platformChannelId,
    platformThreadId: message.platformThreadId ?? null,
  };
  await sayToOne(scene, { place, person: message.author }, sayError(outcome.error));
}
