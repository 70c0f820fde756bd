/**
 * The table of contents of talk: what becomes of each thing that can happen on a platform. Everything that one event causes is one
 * transaction: the operation's change, its events and audit record, and the journaled answer.
 */
import type { UniversalEvent, UniversalEventOf, UniversalEventType } from "@eureka/contracts/universal-event";
import { markNeedsReauth } from "../connections/index.ts";
import { type CodeEvent, hearActivity, hearBoard, hearCode, hearItem, type ItemEvent } from "../sync/index.ts";
import { becauseOfMessage } from "./because-of-message.ts";
import { changeReply, takeReply, takeReplyAway } from "./discuss.ts";
import { openHome } from "./pages/show-home.ts";
import { previewLinks } from "./pages/show-previews.ts";
import { takeStep } from "./pages/take-step.ts";
import { pressButton } from "./press-button.ts";
import { runCommand } from "./run-command.ts";
import type { Scene } from "./scene.ts";
import { submitForm } from "./submit-form.ts";

type Handlers = {
  readonly [Type in UniversalEventType]: (scene: Scene, event: UniversalEventOf<Type>) => Promise<void>;
};

/** Known, and without meaning for us. */
const ignore = async (scene: Scene): Promise<void> => scene.ignore("without_meaning");

async function followItem({ context, connection, ignore }: Scene, event: ItemEvent): Promise<void> {
  if (!(await hearItem(context, connection, event))) ignore("nothing_of_ours");
}

async function followCode({ context, connection, ignore }: Scene, event: CodeEvent): Promise<void> {
  if (!(await hearCode(context, connection, event))) ignore("nothing_of_ours");
}

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
  "link.shared": previewLinks,
  "home.opened": openHome,
  "step.reached": takeStep,
  installed: ignore,
  uninstalled: ({ context, connection }) => markNeedsReauth(context, connection.id),
  "token.revoked": async ({ context, connection, ignore }, event) => {
    // Only the token of the connection itself is ours; people's own tokens are not used yet.
    if (event.platformUserIds.length === 0) await markNeedsReauth(context, connection.id);
    else ignore("without_meaning");
  },
  "item.created": followItem,
  "item.updated": followItem,
  "item.deleted": followItem,
  "item.commented": followItem,
  "item.comment_edited": followItem,
  "item.comment_deleted": followItem,
  "board.changed": async ({ context, connection, ignore }, event) => {
    if (!(await hearBoard(context, connection, event))) ignore("nothing_of_ours");
  },
  "pull_request.changed": followCode,
  "checks.changed": followCode,
  "branch.changed": followCode,
  "board.activity": async ({ context, connection, ignore }, event) => {
    const outcome = await hearActivity(context, connection, event);
    if (outcome !== "told") ignore(outcome);
  },
} satisfies Handlers;

/**
 * Handles one event in the scene's transaction. Programs are not answered when they talk: our own echo, and bots that talk to bots. What
 * a program did to an item is an edit like any other; our own is known by what it says.
 */
export async function processEvent(scene: Scene, event: UniversalEvent): Promise<void> {
  if (!("platformBoardId" in event) && personBehind(event)?.isBot) return scene.ignore("from_program");
  // The table's type says that each handler takes its own type of event.
  const handle = handlers[event.type] as (scene: Scene, event: UniversalEvent) => Promise<void>;
  await handle(becauseOfMessage(scene, event), event);
}

/** Who caused the event, as far as the platform says. */
export function personBehind(event: UniversalEvent) {
  if ("actor" in event) return event.actor;
  return event.type === "message.posted" || event.type === "message.edited" ? event.message.author : undefined;
}
