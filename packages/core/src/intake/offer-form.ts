/** A press that opens a form: whoever may not go on hears so before he fills anything in. */
import { say } from "@eureka/contracts/words";
import { chatOf } from "../connections/index.ts";
import { type PressedAction, queueForm, sayError } from "../conversations/index.ts";
import type { Principal } from "../operations/index.ts";
import { runForActor } from "./run-for-actor.ts";
import { type Occasion, type Scene, sayToOne } from "./scene.ts";

export async function offerForm(
  scene: Scene,
  occasion: Occasion,
  principal: Principal,
  pressed: PressedAction,
): Promise<void> {
  const { context, connection } = scene;
  const { replyHandle, place, person } = occasion;
  if (!chatOf(context.application, connection).openForm || replyHandle === undefined)
    return sayToOne(scene, occasion, { text: say("form.not_here") });
  if (pressed.form?.isTriedFirst) {
    const outcome = await runForActor(scene, principal, pressed);
    if (outcome.ok) throw new Error(`${pressed.operation} did something without what the form asks for`);
    if (outcome.error.kind !== "invalid") return sayToOne(scene, occasion, sayError(outcome.error));
  }
  const { actionId } = pressed;
  await queueForm(context, { actionId, place, platformUserId: person.platformUserId, replyHandle });
}
