import { EurekaError } from "@eureka/contracts/errors";
import { exampleFile } from "@eureka/contracts/file";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { type AnyOperation, defineOperation } from "../operations/index.ts";
import { type FileHolder, findFilesInUse } from "./file-holder.ts";
import { deleteFiles } from "./files.store.ts";
import { loadFileToDelete } from "./load-file.ts";
import { removeContentsJobName } from "./remove-contents.ts";

/** Deletes a file that is attached to nothing. */
export function createDeleteFile(holders: readonly FileHolder[]): AnyOperation {
  return defineOperation({
    name: "file.delete",
    summary: "Delete a file",
    description: "Your own file; others' files need the permission to change the workspace. Its links stop working.",
    input: z.strictObject({ id: idSchema("file") }),
    output: z.strictObject({}),
    permission: "file:delete",
    effect: "danger",
    http: { method: "DELETE", path: "/files/{id}", status: 204 },
    command: { words: ["id"] },
    example: { input: { id: exampleFile.id }, output: {} },
    target: (context, input) => loadFileToDelete(context, input.id),
    async run(context, { id }, file) {
      const inUse = await findFilesInUse(context, holders, [id]);
      if (inUse.has(id)) throw new EurekaError("file.in_use", { id });
      await deleteFiles(context.transaction, [id]);
      context.enqueue({ name: removeContentsJobName, payload: {}, background: true, uniqueKey: removeContentsJobName });
      context.emit({
        type: "file.deleted",
        subject: { type: "file", id },
        workspaceId: file.value.workspaceId,
        changes: { name: { from: file.value.name, to: null } },
      });
      return {};
    },
  });
}
