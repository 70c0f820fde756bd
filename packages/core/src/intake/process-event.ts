/**
 * The table of contents of talk: what becomes of each thing that can happen on a platform. Everything that one event causes is one
 * transaction: the operation's change, its events and audit record, and the journaled answer.
 */
import type { UniversalEvent, UniversalEventOf, UniversalEventType } from "@eureka/contracts/universal-event";
import { markNeedsReauth } from "../connections/index.ts";
import { changeReply, takeReply, takeReplyAway } from "./discuss.ts";
import { pressButton } from "./press-button.ts";
import { runCommand } from "./run-command.ts";
import type { Scene } from "./scene.ts";
import { submitForm } from "./submit-form.ts";

type Handlers = {
  readonly [Type in UniversalEventType]: (scene: Scene, event: UniversalEventOf<Type>) => Promise<void>;
};

/** Known, and without meaning for us. */
const ignore = async (): Promise<void> => {};

const handlers = {
  "command.invoked": runCommand,
  "action.invoked": pressButton,
  "message.posted": takeReply,
  "message.edited": changeReply,
  "message.deleted": takeReplyAway,
  "form.submitted": submitForm,
  "reaction.added": ignore,
  "reaction.removed": ignore,
  "membership.changed": ignore,
  "channel.changed": ignore,
  installed: ignore,
  uninstalled: ({ context, connection }) => markNeedsReauth(context, connection.id),
  "token.revoked": async ({ context, connection }, event) => {
    // Only the token of the connection itself is ours; people's own tokens are not used yet.
    if (event.platformUserIds.length === 0) await markNeedsReauth(context, connection.id);
  },
  "item.created": ignore,
  "item.updated": ignore,
  "item.deleted": ignore,
  "item.commented": ignore,
  "item.comment_edited": ignore,
  "item.comment_deleted": ignore,
  "board.changed": ignore,
} satisfies Handlers;

/** Handles one event in the scene's transaction. Programs are not answered: our own echo, and bots that talk to bots. */
export async function processEvent(scene: Scene, event: UniversalEvent): Promise<void> {
  if (personBehind(event)?.isBot) return;
  // The table's type says that each handler takes its own type of event.
  const handle = handlers[event.type] as (scene: Scene, event: UniversalEvent) => Promise<void>;
  await handle(scene, event);
}

/** Who caused the event, as far as the platform says. */
export function personBehind(event: UniversalEvent) {
  if ("actor" in event) return event.actor;
  return event.type === "message.posted" || event.type === "message.edited" ? event.message.author : undefined;
}
