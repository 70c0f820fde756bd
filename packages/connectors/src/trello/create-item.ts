/**
 * Creating a card, once for each intent. A card without entries and not archived is one call. Everything else takes several, and
 * any of them may fail: until the last one the card carries another marker, so that nobody finds it as done, and the next attempt
 * goes on with it instead of making a second one.
 */
import { ConnectorError, type CreateItemInput, type ItemIntentSearch, type TrackerItem } from "@eureka/connector-sdk";
import { z } from "zod";
import { anything, part, type TrelloClient } from "./client.ts";
import { findPosition } from "./find-position.ts";
import { markerOf, readMarker } from "./marker.ts";
import { readCards } from "./read-cards.ts";
import { readItem } from "./read-item.ts";
import { resolveLabels } from "./resolve-labels.ts";
import { cardQuery, cardSchema, type TrelloCard } from "./wire.ts";
import { writeChecklist } from "./write-checklist.ts";

/** Their clock and ours may differ by this much. */
const clockSkewMilliseconds = 300_000;
/** How long an unfinished card is looked for: longer than any host goes on repeating. */
const unfinishedMilliseconds = 24 * 3_600_000;

const markedSchema = z.object({ id: z.string(), desc: z.string() });

/** The fields were checked before. */
export async function createItem(client: TrelloClient, input: CreateItemInput): Promise<TrackerItem> {
  const { intent, platformBoardId, fields } = input;
  const { checklist = [], archived = false } = fields;
  if (checklist.length === 0 && !archived) return readItem(await makeCard(client, input, markerOf(intent)));

  // An intent has no slash, so no other one has this marker.
  const unfinished = markerOf(`${intent}/unfinished`);
  const since = new Date(client.now().getTime() - unfinishedMilliseconds);
  const found = await findMarked(client, platformBoardId, unfinished, since);
  const card = found ?? (await makeCard(client, input, unfinished));
  try {
    await writeChecklist(client, card.id, card.checklists, checklist);
    const desc = (fields.body ?? "") + markerOf(intent);
    await client.send("PUT", `/cards/${part(card.id)}`, { desc, closed: archived }, anything);
  } catch (error) {
    // "invalid" promises that nothing happened.
    if (error instanceof ConnectorError && error.code === "invalid") await client.remove(`/cards/${part(card.id)}`);
    throw error;
  }
  return readItem(await client.get(`/cards/${part(card.id)}`, cardSchema, cardQuery));
}

export async function findByIntent(client: TrelloClient, search: ItemIntentSearch): Promise<TrackerItem | null> {
  const since = new Date(search.sentAfter.getTime() - clockSkewMilliseconds);
  const found = await findMarked(client, search.platformBoardId, markerOf(search.intent), since);
  return found ? readItem(found) : null;
}

async function makeCard(client: TrelloClient, input: CreateItemInput, marker: string): Promise<TrelloCard> {
  const { platformBoardId, fields, position = "last" } = input;
  const idList = fields.platformListId ?? (await findFirstList(client, platformBoardId));
  const idLabels = await resolveLabels(client, platformBoardId, fields.labels ?? []);
  const wish = {
    idList,
    name: fields.title,
    desc: (fields.body ?? "") + marker,
    pos: (await findPosition(client, idList, position)) ?? "bottom",
    ...(idLabels.length > 0 && { idLabels: idLabels.join(",") }),
    ...(fields.assignees?.length && { idMembers: fields.assignees.join(",") }),
    ...(fields.due?.kind === "instant" && { due: fields.due.at }),
  };
  return client.send("POST", "/cards", wish, cardSchema);
}

async function findFirstList(client: TrelloClient, idBoard: string): Promise<string> {
  const query = { filter: "open", fields: "name" };
  const lists = await client.get(`/boards/${part(idBoard)}/lists`, z.array(z.object({ id: z.string() })), query);
  if (!lists[0]) throw new ConnectorError("invalid", "The board has no list for a card to stand in");
  return lists[0].id;
}

async function findMarked(
  client: TrelloClient,
  idBoard: string,
  marker: string,
  since: Date,
): Promise<TrelloCard | null> {
  const query = { fields: "desc", since: since.toISOString() };
  const found: string[] = [];
  for await (const { id, desc } of readCards(client, idBoard, markedSchema, query)) {
    if (readMarker(desc) === marker) found.push(id);
  }
  // Whoever copies a card copies its marker: the oldest one is ours.
  const [oldest] = found.sort();
  return oldest ? await client.get(`/cards/${part(oldest)}`, cardSchema, cardQuery) : null;
}
