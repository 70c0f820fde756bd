/** All cards of a board, archived ones too, newest first. Large boards come in parts; what is missing here would count as deleted. */
import { z } from "zod";
import { part, type Query, type TrelloClient } from "./client.ts";

/** The most that Trello gives at once. */
const pageSize = 1_000;

export async function* readCards<Card extends { readonly id: string }>(
  client: TrelloClient,
  idBoard: string,
  schema: z.ZodType<Card>,
  query: Query,
): AsyncGenerator<Card, void, undefined> {
  let before: string | undefined;
  do {
    const page: Card[] = await client.get(`/boards/${part(idBoard)}/cards/all`, z.array(schema), {
      ...query,
      limit: String(pageSize),
      ...(before !== undefined && { before }),
    });
    yield* page;
    const oldest = page.map(({ id }) => id).sort()[0];
    before = page.length === pageSize ? oldest : undefined;
  } while (before !== undefined);
}
