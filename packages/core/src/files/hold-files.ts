import { notFound } from "@eureka/contracts/errors";
import type { File } from "@eureka/contracts/file";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { visiblePlaces } from "../permissions/index.ts";
import { viewFile } from "./file-view.ts";
import { selectFilesById } from "./files.store.ts";

/**
 * The files that somebody attaches to something, in the order of `ids`, kept from being deleted until the transaction ends. Throws
 * `file.not_found` for one that does not exist or that the context's actor may not read.
 */
export async function holdFiles(context: Context, ids: readonly Id<"file">[]): Promise<File[]> {
  if (ids.length === 0) return [];
  const { workspaceIds } = await visiblePlaces(context, "file:read");
  const rows = await selectFilesById(context.transaction, ids, { lock: true });
  const readable = new Map(rows.filter((row) => workspaceIds.includes(row.workspaceId)).map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = readable.get(id);
    if (!row) throw notFound("file", id);
    return viewFile(row);
  });
}
