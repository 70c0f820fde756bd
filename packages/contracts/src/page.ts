/** Pages of a list: `{data, nextCursor}`, with an opaque cursor bound to the organization and the filters. */
import { z } from "zod";

export const defaultPageSize = 50;
export const largestPageSize = 200;

/** The two fields that the input of every list operation has. */
export const pageInput = {
  limit: z
    .int()
    .min(1)
    .max(largestPageSize)
    .default(defaultPageSize)
    .meta({ description: "How many rows at the most.", example: 50 }),
  cursor: z.string().max(2000).optional().meta({ description: "`nextCursor` of the page before." }),
};

/** The output of a list operation. `id` names the schema in the OpenAPI document, for example "BoardPage". */
export function pageOf<Row extends z.ZodType>(row: Row, id: string) {
  return z
    .strictObject({
      data: z.array(row),
      nextCursor: z
        .string()
        .nullable()
        .meta({ description: "Send it as `cursor` for the next page; null on the last one." }),
    })
    .meta({ id });
}

export interface Page<Row> {
  readonly data: Row[];
  readonly nextCursor: string | null;
}
