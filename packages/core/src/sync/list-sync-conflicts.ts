import { idSchema } from "@eureka/contracts/ids";
import { pageInput } from "@eureka/contracts/page";
import { syncConflictPageSchema, syncConflictSchema } from "@eureka/contracts/sync-rules";
import { z } from "zod";
import { selectNames } from "../identity/index.ts";
import { defineOperation, pageOfRows, readCursor } from "../operations/index.ts";
import { visiblePlaces } from "../permissions/index.ts";
import { type PlacedConflict, selectVisibleConflicts } from "./conflicts.store.ts";

const exampleConflict = syncConflictSchema.parse(syncConflictSchema.meta()?.example);

export const listSyncConflicts = defineOperation({
  name: "sync_conflict.list",
  summary: "List what both sides of connected boards differ in until people decide",
  description: "Each has a decision: decision.answer ends it, and both sides follow.",
  input: z.strictObject({
    ...pageInput,
    boardId: idSchema("board").optional(),
    workItemId: idSchema("work_item").optional(),
    decisionId: idSchema("decision").optional(),
  }),
  output: syncConflictPageSchema,
  permission: "board:read",
  effect: "read",
  http: { method: "GET", path: "/sync-conflicts" },
  command: {},
  example: { input: { limit: 50 }, output: { data: [exampleConflict], nextCursor: null } },
  async run(context, input) {
    const after = readCursor(context, "sync_conflict.list", input)?.[0] ?? null;
    const places = await visiblePlaces(context, "board:read");
    const rows = await selectVisibleConflicts(context.transaction, { ...input, places, after, limit: input.limit + 1 });
    const people = rows.flatMap(({ ours, theirs }) => [ours.by, theirs.by]).filter((person) => person !== null);
    const names = await selectNames(context.transaction, people);
    const views = rows.map((row) => view(row, names));
    return pageOfRows(context, "sync_conflict.list", input, views, ({ decisionId }) => [decisionId]);
  },
});

function view(row: PlacedConflict, names: ReadonlyMap<string, string>) {
  const { decisionId, externalLinkId, workItemId, boardId, field, place, ours, theirs } = row;
  const named = (held: PlacedConflict["ours"]) => ({ ...held, name: (held.by && names.get(held.by.id)) ?? null });
  return {
    decisionId,
    externalLinkId,
    workItemId,
    boardId,
    field,
    place,
    here: named(ours),
    there: named(theirs),
    openedAt: row.openedAt.toISOString(),
  };
}
