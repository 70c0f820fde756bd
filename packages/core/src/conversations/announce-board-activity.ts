/** What happened on a platform's board and has no counterpart here is told in general words where the changes of its items are told. */
import type { Person } from "@eureka/contracts/actor";
import { escapeMarkdown } from "@eureka/contracts/escape-markdown";
import type { EventEnvelope } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import { say } from "@eureka/contracts/words";
import { loadConnection } from "../connections/index.ts";
import { selectNames } from "../identity/index.ts";
import type { Context, EventHandler } from "../operations/index.ts";
import { findToldPlaces } from "./find-told-places.ts";
import { journalMessage } from "./journal-message.ts";
import { quoteLine } from "./quote-line.ts";

export const announceBoardActivity: EventHandler = {
  name: "conversations.announce-board-activity",
  on: ["connected_board.changed"],
  // After what is said of the item that it is about.
  orderBy: (event) => `announce:${event.data.workItemId ?? event.subject.id}`,
  async run(context, event) {
    const boardId = event.subject.id as Id<"board">;
    const workItemId = event.data.workItemId as Id<"work_item"> | null;
    const places = await findToldPlaces(context, boardId, workItemId, event.id);
    if (places.length === 0) return;
    const text = await describeActivity(context, event);
    for (const { answers, ...place } of places) await journalMessage(context, place, { text }, { answers });
  },
};

async function describeActivity(context: Context, { data }: EventEnvelope): Promise<string> {
  const { title } = await loadConnection(context, data.connectionId as Id<"connection">);
  const people = [data.by, data.about] as readonly (Person | null)[];
  const names = await selectNames(
    context.transaction,
    people.filter((person) => person !== null),
  );
  const nameOf = (person: Person | null) => escapeMarkdown((person && names.get(person.id)) ?? say("person.someone"));
  const [by = null, about = null] = people;
  const words = quoteLine(String(data.words));
  const sentence = say("platform.activity", {
    platform: escapeMarkdown(title),
    place: quoteLine(typeof data.name === "string" ? data.name : say("platform.board")),
    words: about === null ? words : say("platform.activity.about", { words, name: nameOf(about) }),
    name: nameOf(by),
  });
  return typeof data.permalink === "string" ? `${sentence} ${linkTo(data.permalink)}` : sentence;
}

/** Whatever could end the link is written as an escape. */
function linkTo(address: string): string {
  const safe = address.replace(/[()<>\\\s]/g, (mark) => `%${mark.charCodeAt(0).toString(16).padStart(2, "0")}`);
  return `([${say("platform.open")}](${safe}))`;
}
