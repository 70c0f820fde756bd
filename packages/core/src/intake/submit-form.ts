/** `form.submitted`: somebody filled in a form that one of our buttons opened. */
import type { UniversalEventOf } from "@eureka/contracts/universal-event";
import { say } from "@eureka/contracts/words";
import { endForm, findSentForm, sayError } from "../conversations/index.ts";
import { introduce } from "./guests.ts";
import { resolveActor } from "./resolve-actor.ts";
import { answerOutcome, runForActor } from "./run-for-actor.ts";
import { type Occasion, type Scene, sayToOne } from "./scene.ts";

type Submitted = UniversalEventOf<"form.submitted">;

/** What is wrong is said to the sender alone, and the form can be sent again until it had its effect. */
export async function submitForm(scene: Scene, event: Submitted): Promise<void> {
  const { context, connection } = scene;
  const { formId, values, actor: person } = event;
  const { platformUserId } = person;
  const sent = await findSentForm(context, { formId, connectionId: connection.id, platformUserId, values });
  const occasion = occasionOf(scene, event, sent?.place);
  const actor = await resolveActor(scene, person);
  if (actor.kind === "unlinked") {
    if (occasion) await introduce(scene, occasion, actor);
    return;
  }
  if (!sent || !occasion) return tell(scene, occasion, { text: say("form.unknown") });
  if (sent.isOver) return tell(scene, occasion, { text: say("form.over") });
  const outcome = await runForActor(scene, actor.principal, sent);
  if (!outcome.ok) return tell(scene, occasion, sayError(outcome.error));
  await endForm(context, sent);
  // The card that the form was opened from shows the change by itself.
  if (outcome.pending) await answerOutcome(scene, occasion, sent, outcome);
}

/** Where the form was opened; null for a form that we do not know, on a platform that does not say. */
function occasionOf({ connection }: Scene, event: Submitted, place: Occasion["place"] | undefined): Occasion | null {
  const { actor: person, replyHandle, channel } = event;
  if (place) return { place, person, replyHandle };
  if (!channel) return null;
  const { platformChannelId } = channel;
  return { place: { connectionId: connection.id, platformChannelId, platformThreadId: null }, person, replyHandle };
}

async function tell(scene: Scene, occasion: Occasion | null, saying: { readonly text: string }): Promise<void> {
  if (occasion) await sayToOne(scene, occasion, saying);
}
