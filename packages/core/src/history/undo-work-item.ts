import { EurekaError, notFound } from "@eureka/contracts/errors";
import type { EventEnvelope } from "@eureka/contracts/event";
import { idSchema } from "@eureka/contracts/ids";
import { undoMinutes, workItemReferenceSchema, workItemSchema } from "@eureka/contracts/work-item";
import { z } from "zod";
import { readEventsById, readHistory } from "../events/index.ts";
import { becauseOf, type Context, defineOperation } from "../operations/index.ts";
import { exampleWorkItem, loadWorkItemForUpdate, readWorkItem } from "../work-items/index.ts";
import { becauseOfEvent } from "./person-behind-event.ts";
import { changedSinceError } from "./refuse-undo.ts";
import { takeBackFields } from "./take-back-fields.ts";
import { takeBackParts } from "./take-back-parts.ts";
import { takeBackPlaces } from "./take-back-places.ts";
import type { TakeBack } from "./taking-back.ts";

const takeBacks: Readonly<Record<string, TakeBack>> = { ...takeBackFields, ...takeBackPlaces, ...takeBackParts };

/** More than can happen to one item while a change of it can be taken back. */
const mostLater = 5_000;

export const undoWorkItem = defineOperation({
  name: "work_item.undo",
  summary: "Take a change of a work item back",
  description: `One entry of its history that is at most ${undoMinutes} minutes old, whoever made it and wherever: the copies on platforms go back too. What it set must still stand; else nothing is done, and the errors say who changed what since. Taking back that an item was made archives it. An undo can be taken back like any other change.`,
  input: z.strictObject({
    id: workItemReferenceSchema,
    eventId: idSchema("event").meta({ description: "The entry of work_item.history that is taken back." }),
  }),
  output: workItemSchema,
  permission: "work_item:update",
  effect: "write",
  http: { method: "POST", path: "/work-items/{id}/undo" },
  command: { words: ["id", "eventId"] },
  example: { input: { id: exampleWorkItem.id, eventId: "evt_01k8z7v3q8e9mbtz5a6rx4w2yc" }, output: exampleWorkItem },
  target: (context, input) => loadWorkItemForUpdate(context, input.id),
  async run(context, { eventId }, { item }) {
    const [event] = await readEventsById(context, [eventId]);
    if (event?.subject.type !== "work_item" || event.subject.id !== item.id) throw notFound("event", eventId);
    const takeBack = takeBacks[event.type];
    if (!takeBack)
      throw new EurekaError("work_item.undo_impossible", { eventId, reason: "it changed nothing that people set" });
    assertInTime(context, event);
    const page = { order: "oldest-first", after: eventId, limit: mostLater } as const;
    const later = await readHistory(context, event.subject, page);
    assertNotUndone(event, later);
    const inside = becauseOf(context, { kind: "undo", eventId }, eventId);
    const { changed, act } = await takeBack({ context: inside, item, event, later });
    if (changed.length > 0) throw await changedSinceError(context, event, changed, later);
    await act();
    return readWorkItem(context, item.id);
  },
});

function assertInTime({ clock }: Context, { id, occurredAt }: EventEnvelope): void {
  const age = clock.now().getTime() - new Date(occurredAt).getTime();
  if (age <= undoMinutes * 60_000) return;
  throw new EurekaError("work_item.undo_too_late", { eventId: id, minutes: undoMinutes });
}

/** A second time would do it to what somebody else wanted meanwhile; the undo itself can be taken back. */
function assertNotUndone(event: EventEnvelope, later: readonly EventEnvelope[]): void {
  const isOfThis = (each: EventEnvelope) => {
    const because = becauseOfEvent(each);
    return because?.kind === "undo" && because.eventId === event.id;
  };
  if (!later.some(isOfThis)) return;
  throw new EurekaError("work_item.undo_impossible", { eventId: event.id, reason: "it was taken back already" });
}
