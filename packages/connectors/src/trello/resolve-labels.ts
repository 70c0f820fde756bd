/** Labels by name: Trello's cards carry ids, and a board may not have the label yet. */
import { z } from "zod";
import { part, type TrelloClient } from "./client.ts";
import { labelSchema } from "./wire.ts";

/** The colours of Trello's labels as the site shows them. */
export const labelColors: Readonly<Record<string, string>> = {
  green: "#4bce97",
  yellow: "#f5cd47",
  orange: "#fea362",
  red: "#f87168",
  purple: "#9f8fef",
  blue: "#579dff",
  sky: "#6cc3e0",
  lime: "#94c748",
  pink: "#e774bb",
  black: "#8590a2",
};

/** The ids of these labels on a board; those that it does not have are made. */
export async function resolveLabels(
  client: TrelloClient,
  idBoard: string,
  names: readonly string[],
): Promise<string[]> {
  if (names.length === 0) return [];
  const known = await client.get(`/boards/${part(idBoard)}/labels`, z.array(labelSchema), { limit: "1000" });
  const ids: string[] = [];
  for (const name of new Set(names)) {
    const label = known.find((candidate) => candidate.name === name) ?? (await makeLabel(client, idBoard, name));
    ids.push(label.id);
  }
  return ids;
}

function makeLabel(client: TrelloClient, idBoard: string, name: string) {
  return client.send("POST", "/labels", { idBoard, name, color: chooseColor(name) }, labelSchema);
}

/** The same colour for a name everywhere; without one the label would not show on the front of the card. */
function chooseColor(name: string): string {
  const colors = Object.keys(labelColors);
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return colors[sum % colors.length] ?? "sky";
}
