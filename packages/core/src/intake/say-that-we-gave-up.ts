/** The last attempt failed: whoever waits for an answer gets one, and the job stays among the dead ones, to be replayed. */
import type { UniversalEvent } from "@eureka/contracts/universal-event";
import { say } from "@eureka/contracts/words";
import { personBehind } from "./process-event.ts";
import { type Scene, sayToOne } from "./scene.ts";

export async function sayThatWeGaveUp(scene: Scene, event: UniversalEvent, id: string): Promise<void> {
  const person = personBehind(event);
  if (!person || person.isBot || !("channel" in event) || !event.channel) return;
  if (event.type !== "command.invoked" && event.type !== "action.invoked" && event.type !== "message.posted") return;
  const { platformChannelId } = event.channel;
  const thread = "message" in event ? (event.message?.platformThreadId ?? event.message?.platformMessageId) : undefined;
  const named = "platformThreadId" in event ? event.platformThreadId : undefined;
  const place = { connectionId: scene.connection.id, platformChannelId, platformThreadId: named ?? thread ?? null };
  await sayToOne(scene, { place, person }, { text: say("failure.gave_up", { id }) });
}
