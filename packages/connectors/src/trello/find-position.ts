/** Places in a list as Trello's positions. */
import { ConnectorError, type ItemPosition, type KeyedPosition } from "@eureka/connector-sdk";
import { z } from "zod";
import { part, type TrelloClient } from "./client.ts";
import { positionOf } from "./order-key.ts";

export type Position = number | "top" | "bottom";

interface Place {
  readonly id: string;
  readonly pos: number;
}

const placeSchema = z.object({ id: z.string(), pos: z.number() });

/** The position for a place in a list; null when the card stands there already. Who names a key knows the others. */
export async function findPosition(
  client: TrelloClient,
  idList: string,
  position: ItemPosition | KeyedPosition,
  idCard?: string,
): Promise<Position | null> {
  if (typeof position === "object" && "orderKey" in position) return positionOf(position.orderKey);
  // A new card needs no look at the others to go to an end.
  if (idCard === undefined && typeof position === "string") return position === "first" ? "top" : "bottom";
  return choosePosition(await readPlaces(client, idList), position, idCard);
}

/** The open cards of a list from top to bottom. */
export async function readPlaces(client: TrelloClient, idList: string): Promise<Place[]> {
  const places = await client.get(`/lists/${part(idList)}/cards`, z.array(placeSchema), { fields: "pos" });
  return inOrder(places);
}

function inOrder(places: readonly Place[]): Place[] {
  return places.toSorted((one, other) => one.pos - other.pos || (one.id < other.id ? -1 : 1));
}

/** Pure. Throws "invalid" when the neighbour is not in the list. */
export function choosePosition(places: readonly Place[], position: ItemPosition, idCard?: string): Position | null {
  const sorted = inOrder(places);
  const others = sorted.filter(({ id }) => id !== idCard);
  const index = indexOf(others, position);
  if (idCard !== undefined && sorted[index]?.id === idCard) return null;
  const above = others[index - 1];
  const below = others[index];
  if (!above) return "top";
  if (!below) return "bottom";
  return (above.pos + below.pos) / 2;
}

function indexOf(others: readonly Place[], position: ItemPosition): number {
  if (position === "first") return 0;
  if (position === "last") return others.length;
  const index = others.findIndex(({ id }) => id === position.afterPlatformItemId);
  if (index < 0) throw new ConnectorError("invalid", "The item to stand below is not in this list");
  return index + 1;
}
