/** `action.invoked`: somebody pressed a button of one of our cards, or chose an option. */
import type { UniversalEventOf } from "@eureka/contracts/universal-event";
import { say } from "@eureka/contracts/words";
import { z } from "zod";
import { closeOffer, findPressedAction, sayError } from "../conversations/index.ts";
import { findRoute } from "../routing/index.ts";
import { destinationOf } from "./destination-of.ts";
import { findPrincipal, introduce, isBeyondGuest } from "./guests.ts";
import { offerForm } from "./offer-form.ts";
import { resolveActor } from "./resolve-actor.ts";
import { answerOutcome, answersPress, runForActor, type WantedCall } from "./run-for-actor.ts";
import { type Occasion, type Scene, sayToOne } from "./scene.ts";

type Press = UniversalEventOf<"action.invoked">;

export async function pressButton(scene: Scene, event: Press): Promise<void> {
  const { context, connection } = scene;
  const { platformMessageId, actionId, value, actor: person, replyHandle } = event;
  const { platformChannelId } = event.channel;
  const platformThreadId = event.platformThreadId ?? null;
  const occasion: Occasion = {
    place: { connectionId: connection.id, platformChannelId, platformThreadId },
    person,
    replyHandle,
  };
  const actor = await resolveActor(scene, person);
  const principal = await findPrincipal(scene, actor, platformChannelId, "command");
  if (!principal) return introduce(scene, occasion, actor);

  const place = { connectionId: connection.id, platformChannelId, platformMessageId };
  const pressed = await findPressedAction(context, { actionId, place, value });
  if (!pressed) return sayToOne(scene, occasion, { text: say("press.unknown") });
  if (pressed.isOver) return sayToOne(scene, occasion, { text: say("press.over") });
  if (pressed.form && actor.kind === "unlinked") return introduce(scene, occasion, actor);
  if (pressed.form) return offerForm(scene, occasion, principal, pressed);
  const wanted = { operation: pressed.operation, input: await placeNewWork(scene, platformChannelId, pressed) };
  const outcome = await runForActor(scene, principal, wanted);
  if (isBeyondGuest(actor, outcome)) return introduce(scene, occasion, actor);
  if (!outcome.ok) return sayToOne(scene, occasion, sayError(outcome.error));
  // A card that stays shows the change by itself; an offer is over, and its result is the answer.
  if (!pressed.once && !outcome.pending && !answersPress(context.application, pressed)) return;
  if (pressed.once) await closeOffer(context, pressed);
  await answerOutcome(scene, occasion, pressed, outcome);
}

/** New work that names no place goes where the channel's work goes, as when it is typed. */
async function placeNewWork(
  { context, connection }: Scene,
  platformChannelId: string,
  { operation, input }: WantedCall,
): Promise<WantedCall["input"]> {
  const schema = context.application.operations.get(operation)?.input;
  const takesPlace = schema instanceof z.ZodObject && "listId" in schema.shape;
  if (!takesPlace || input.workspaceId !== undefined || input.boardId !== undefined || input.listId !== undefined)
    return input;
  const route = await findRoute(context, connection, platformChannelId);
  return route ? { ...input, ...destinationOf(route) } : input;
}
