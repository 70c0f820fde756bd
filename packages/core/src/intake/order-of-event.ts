/** The order in which events are handled: those of one thread one after the other, as they came. */
import type { Id } from "@eureka/contracts/ids";
import type { UniversalEvent } from "@eureka/contracts/universal-event";

/** The ordering key of an event. A message outside threads counts as the start of its own. */
export function orderOfEvent(connectionId: Id<"connection">, event: UniversalEvent): string {
  return JSON.stringify(["hear", connectionId, ...placeOf(event)]);
}

function placeOf(event: UniversalEvent): string[] {
  if ("platformItemId" in event && event.platformItemId !== undefined)
    return [event.platformBoardId, event.platformItemId];
  if ("platformBoardId" in event) return [event.platformBoardId];
  if (!("channel" in event) || !event.channel) return [];
  const { platformChannelId } = event.channel;
  if ("message" in event && event.message) {
    return [platformChannelId, event.message.platformThreadId ?? event.message.platformMessageId];
  }
  if ("platformMessageId" in event) return [platformChannelId, event.platformThreadId ?? event.platformMessageId];
  const thread = "platformThreadId" in event ? event.platformThreadId : undefined;
  return thread === undefined ? [platformChannelId] : [platformChannelId, thread];
}
