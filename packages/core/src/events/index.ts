/** Events: the outbox, the streams of the organizations, and history. */
export type { EventSubscriber } from "./event-feed.ts";
export { createEventTail, type EventTail } from "./event-tail.ts";
export type { LastChange, PlacedEvent } from "./events.store.ts";
export { eventsModule } from "./module.ts";
export { readEventsById } from "./read-events-by-id.ts";
export { type HistoryPage, readHistory } from "./read-history.ts";
export { readLastChanges } from "./read-last-changes.ts";
export { relayOnce } from "./relay-events.ts";
export { type RepeatedWork, type Repetition, repeatWhenWoken } from "./repeat-when-woken.ts";
export { type EventSight, namesMember, seesEvent, visibleEvents } from "./visible-events.ts";
