/**
 * What changed on a board. The log alone does not say: it leaves out labels and checklist entries, which only deliveries carry,
 * and cards alone do not say what was deleted. So both are read, cut by the same moment.
 */
import { type ChangesRequest, ConnectorError, type ItemChange, type ItemChanges } from "@eureka/connector-sdk";
import { z } from "zod";
import { part, type TrelloClient } from "./client.ts";
import { readCards } from "./read-cards.ts";
import { readItem } from "./read-item.ts";
import { actionSchema, cardQuery, cardSchema, type TrelloCard } from "./wire.ts";

const defaultLimit = 50;
/** More cards than this are read with one call for the whole board instead of one call each. */
const mostSingleReads = 5;
/** The most cards or actions that Trello gives at once. */
const largestPage = 1_000;

/** `all`: the first walk over every card, newest first. `since`: everything after a moment; the id decides inside one millisecond. */
const cursorSchema = z.discriminatedUnion("walk", [
  z.strictObject({ walk: z.literal("all"), startedAt: z.iso.datetime(), before: z.string().nullable() }),
  z.strictObject({ walk: z.literal("since"), at: z.iso.datetime(), after: z.string() }),
]);
type Cursor = z.infer<typeof cursorSchema>;

const activitySchema = z.object({ id: z.string(), dateLastActivity: z.string() });

export async function listChanges(client: TrelloClient, request: ChangesRequest): Promise<ItemChanges> {
  const { platformBoardId: idBoard, cursor, changedAfter, limit = defaultLimit } = request;
  if (cursor === undefined && changedAfter)
    return listSince(client, idBoard, { walk: "since", at: changedAfter.toISOString(), after: "" }, limit);
  if (cursor === undefined) {
    const startedAt = await findLatestMoment(client, idBoard);
    return listAll(client, idBoard, { walk: "all", startedAt, before: null }, limit);
  }
  const read = readCursor(cursor);
  return read.walk === "all" ? listAll(client, idBoard, read, limit) : listSince(client, idBoard, read, limit);
}

async function listAll(
  client: TrelloClient,
  idBoard: string,
  cursor: Extract<Cursor, { walk: "all" }>,
  limit: number,
): Promise<ItemChanges> {
  const most = Math.min(limit, largestPage);
  const cards = await client.get(`/boards/${part(idBoard)}/cards/all`, z.array(cardSchema), {
    ...cardQuery,
    limit: String(most),
    ...(cursor.before !== null && { before: cursor.before }),
  });
  const oldest = cards.map(({ id }) => id).sort()[0];
  const hasMore = cards.length === most && oldest !== undefined;
  const next: Cursor = hasMore ? { ...cursor, before: oldest } : { walk: "since", at: cursor.startedAt, after: "" };
  const changes = cards.map((card): ItemChange => ({ kind: "present", item: readItem(card) }));
  return { changes, nextCursor: JSON.stringify(next), hasMore };
}

async function listSince(
  client: TrelloClient,
  idBoard: string,
  cursor: Extract<Cursor, { walk: "since" }>,
  limit: number,
): Promise<ItemChanges> {
  const moments = await findChanged(client, idBoard, cursor.at);
  const waiting = [...moments]
    .map(([id, at]) => ({ id, at }))
    .filter(({ id, at }) => at > cursor.at || (at === cursor.at && id > cursor.after))
    .sort((one, other) => (one.at === other.at ? compare(one.id, other.id) : compare(one.at, other.at)));
  const taken = waiting.slice(0, limit);
  const last = taken.at(-1);
  const next: Cursor = last ? { walk: "since", at: last.at, after: last.id } : cursor;
  const ids = taken.map(({ id }) => id);
  const changes =
    ids.length > mostSingleReads ? await readTogether(client, idBoard, ids) : await readEach(client, idBoard, ids);
  return { changes, nextCursor: JSON.stringify(next), hasMore: waiting.length > taken.length };
}

/** The cards that something happened to since then, with the moment of the last thing. */
async function findChanged(client: TrelloClient, idBoard: string, since: string): Promise<Map<string, string>> {
  const moments = new Map<string, string>();
  const note = (id: string, date: string) => {
    const at = new Date(date).toISOString();
    if (at >= since && at > (moments.get(id) ?? "")) moments.set(id, at);
  };
  const cards = readCards(client, idBoard, activitySchema, { fields: "dateLastActivity" });
  for await (const { id, dateLastActivity } of cards) note(id, dateLastActivity);
  for await (const { data, date } of readLog(client, idBoard, since)) if (data.card) note(data.card.id, date);
  return moments;
}

/** Newest first, page by page. */
async function* readLog(client: TrelloClient, idBoard: string, since: string) {
  // What happened in the millisecond of the cursor is asked for again: the cursor itself decides.
  const from = new Date(Date.parse(since) - 1).toISOString();
  const query = { since: from, limit: String(largestPage), member: "false", memberCreator: "false" };
  let before: string | undefined;
  do {
    const page = await client.get(`/boards/${part(idBoard)}/actions`, z.array(actionSchema), {
      ...query,
      ...(before !== undefined && { before }),
    });
    yield* page;
    before = page.length === largestPage ? page.at(-1)?.id : undefined;
  } while (before !== undefined);
}

/** The platform's own latest moment, because our clock is not Trello's. */
async function findLatestMoment(client: TrelloClient, idBoard: string): Promise<string> {
  const path = `/boards/${part(idBoard)}/actions`;
  const [action] = await client.get(path, z.array(actionSchema), { limit: "1" });
  return new Date(action?.date ?? client.now()).toISOString();
}

async function readEach(client: TrelloClient, idBoard: string, ids: readonly string[]): Promise<ItemChange[]> {
  const changes: ItemChange[] = [];
  for (const id of ids) {
    try {
      const card = await client.get(`/cards/${part(id)}`, cardSchema, cardQuery);
      changes.push(card.idBoard === idBoard ? { kind: "present", item: readItem(card) } : deleted(id));
    } catch (error) {
      if (!(error instanceof ConnectorError && error.code === "not_found")) throw error;
      changes.push(deleted(id));
    }
  }
  return changes;
}

async function readTogether(client: TrelloClient, idBoard: string, ids: readonly string[]): Promise<ItemChange[]> {
  const cards = new Map<string, TrelloCard>();
  for await (const card of readCards(client, idBoard, cardSchema, cardQuery)) cards.set(card.id, card);
  return ids.map((id) => {
    const card = cards.get(id);
    return card ? { kind: "present", item: readItem(card) } : deleted(id);
  });
}

function deleted(platformItemId: string): ItemChange {
  return { kind: "deleted", platformItemId };
}

function readCursor(text: string): Cursor {
  try {
    return cursorSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new ConnectorError("invalid", "The cursor is not one of this platform", { cause });
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
