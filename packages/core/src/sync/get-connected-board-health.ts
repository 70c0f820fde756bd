import { idSchema } from "@eureka/contracts/ids";
import { ruledFields, type SyncHealth, syncHealthSchema } from "@eureka/contracts/sync-rules";
import { z } from "zod";
import { recallConnection } from "../connections/index.ts";
import { type Context, defineOperation } from "../operations/index.ts";
import { countWishes } from "./backlog/backlog.store.ts";
import { selectHealth } from "./health.store.ts";
import { loadConnectedBoard } from "./load-connected-board.ts";
import { rulesOf, sideNameOf } from "./rules-of.ts";
import { trackerOf } from "./tracker-of.ts";

const exampleHealth = syncHealthSchema.parse(syncHealthSchema.meta()?.example);

export const getConnectedBoardHealth = defineOperation({
  name: "connected_board.health",
  summary: "Read how well a board and its platform are kept the same",
  description:
    "How far behind it is, what went wrong, what people are asked about, and what its platform is capable of.",
  input: z.strictObject({ id: idSchema("connected_board") }),
  output: syncHealthSchema,
  permission: "board:read",
  effect: "read",
  http: { method: "GET", path: "/connected-boards/{id}/health" },
  command: { words: ["id"] },
  example: { input: { id: exampleHealth.id }, output: exampleHealth },
  target: (context, input) => loadConnectedBoard(context, input.id),
  async run(context, { id }, { row }): Promise<SyncHealth> {
    const health = await selectHealth(context.transaction, row);
    const backlog = await countWishes(context.transaction, row.boardId);
    const { itemsPerMinute } = rulesOf(row);
    return {
      id,
      ...health,
      backlog,
      backlogSeconds: itemsPerMinute === null ? 0 : Math.ceil((backlog * 60) / itemsPerMinute),
      lastChangeAt: health.lastChangeAt?.toISOString() ?? null,
      waitsUntil: health.waitsUntil?.toISOString() ?? null,
      lastError: row.error ?? health.lastError,
      ...(await readAbilities(context, row.connectionId)),
    };
  },
});

/** While nothing may go through the connection nobody knows what its platform is capable of, and no rule can be changed. */
async function readAbilities(
  context: Context,
  connectionId: Parameters<typeof recallConnection>[1],
): Promise<Pick<SyncHealth, "ruledFields" | "deletesItems" | "dividesLists">> {
  const connection = await recallConnection(context, connectionId);
  if (connection.state !== "active") return { ruledFields: [], deletesItems: false, dividesLists: false };
  const { fields, deletesItems, dividedListId } = trackerOf(context.application, connection).capabilities();
  const isThere = (name: string) => (fields as readonly string[]).includes(name);
  return {
    ruledFields: ruledFields.filter((field) => isThere(sideNameOf(field))),
    deletesItems,
    dividesLists: dividedListId !== undefined,
  };
}
