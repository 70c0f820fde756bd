/** Cursors of lists: opaque, signed, and bound to the organization, the operation and the filters. */
import { EurekaError } from "@eureka/contracts/errors";
import type { Page } from "@eureka/contracts/page";
import { sha256, signToken, verifyToken } from "@eureka/kit/crypto";
import { z } from "zod";
import { canonicalText } from "./canonical-text.ts";
import type { Context } from "./context.ts";

const purpose = "page-cursor";

/** The sort key of the last row that a page showed, as the store needs it to go on. */
export type CursorKey = readonly (string | number)[];

const cursorSchema = z.strictObject({ key: z.array(z.union([z.string(), z.number()])), list: z.string() });

/** What a cursor is bound to, and what signs it: there before a transaction as well. */
type CursorContext = Pick<Context, "organizationId" | "ports" | "clock">;

interface PageRequest {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/**
 * Reads the cursor of a list's input. `filters` are the input's other fields: a cursor made with others is refused with
 * `request.cursor_invalid`.
 */
export function readCursor(context: CursorContext, list: string, input: PageRequest): CursorKey | null {
  if (!input.cursor) return null;
  const payload = cursorSchema.safeParse(
    verifyToken(input.cursor, context.ports.settings.signingKey, { purpose, clock: context.clock }),
  );
  if (payload.data?.list !== listId(context, list, input)) throw new EurekaError("request.cursor_invalid");
  return payload.data.key;
}

/** Makes a page of rows that were read with `limit + 1`; the extra row only tells that there is a next page. */
export function pageOfRows<Row>(
  context: Context,
  list: string,
  input: PageRequest,
  rows: readonly Row[],
  keyOf: (row: Row) => CursorKey,
): Page<Row> {
  const data = rows.slice(0, input.limit);
  const last = data.at(-1);
  if (rows.length <= input.limit || last === undefined) return { data, nextCursor: null };
  return { data, nextCursor: writeCursor(context, list, input, keyOf(last)) };
}

/** Makes the cursor that {@link readCursor} reads. */
export function writeCursor(context: CursorContext, list: string, input: PageRequest, key: CursorKey): string {
  const payload = { key, list: listId(context, list, input) };
  return signToken(payload, context.ports.settings.signingKey, { purpose, clock: context.clock });
}

function listId(context: CursorContext, list: string, input: PageRequest): string {
  const { cursor: _cursor, limit: _limit, ...filters } = input;
  return sha256(canonicalText([context.organizationId, list, filters]))
    .toString("base64url")
    .slice(0, 22);
}
