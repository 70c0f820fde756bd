import { exampleFile, filePageSchema } from "@eureka/contracts/file";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { pageInput } from "@eureka/contracts/page";
import { z } from "zod";
import { type AnyOperation, defineOperation, pageOfRows, readCursor } from "../operations/index.ts";
import { visiblePlaces } from "../permissions/index.ts";
import { type FileHolder, findHiddenFiles } from "./file-holder.ts";
import { viewFile } from "./file-view.ts";
import { selectFiles } from "./files.store.ts";

/** Lists the files of the workspaces that the actor may see. */
export function createListFiles(holders: readonly FileHolder[]): AnyOperation {
  return defineOperation({
    name: "file.list",
    summary: "List files, the latest first",
    description:
      "What is only in messages that you may not read is left out, so that a page may be shorter than its limit.",
    input: z.strictObject({
      ...pageInput,
      workspaceId: idSchema("workspace").optional(),
      createdByMemberId: idSchema("member").optional(),
    }),
    output: filePageSchema,
    permission: "file:read",
    effect: "read",
    http: { method: "GET", path: "/files" },
    command: {},
    example: { input: { workspaceId: exampleFile.workspaceId }, output: { data: [exampleFile], nextCursor: null } },
    async run(context, input) {
      const { workspaceIds } = await visiblePlaces(context, "file:read");
      const after = readCursor(context, "file.list", input);
      const rows = await selectFiles(context.transaction, {
        workspaceIds: workspaceIds.filter((id) => input.workspaceId === undefined || id === input.workspaceId),
        createdByMemberId: input.createdByMemberId,
        before: (after?.[0] as Id<"file"> | undefined) ?? null,
        limit: input.limit + 1,
      });
      const page = pageOfRows(context, "file.list", input, rows, (row) => [row.id]);
      const hidden = await findHiddenFiles(context, holders, page.data);
      return { data: page.data.filter(({ id }) => !hidden.has(id)).map(viewFile), nextCursor: page.nextCursor };
    },
  });
}
