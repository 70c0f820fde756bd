/** Files as targets of operations. */
import { notFound } from "@eureka/contracts/errors";
import type { File } from "@eureka/contracts/file";
import type { Id } from "@eureka/contracts/ids";
import type { Context, Target } from "../operations/index.ts";
import { type FileHolder, findHiddenFiles, findPlaces } from "./file-holder.ts";
import { viewFile } from "./file-view.ts";
import { lockFile, selectFilesById } from "./files.store.ts";

export interface FileTarget extends Target {
  readonly value: File;
}

/** Loads a file to be read: it can be seen from its workspace, and from wherever its holders show it. Throws `file.not_found`. */
export async function loadFile(
  context: Context,
  id: Id<"file">,
  holders: readonly FileHolder[] = [],
): Promise<FileTarget> {
  const [row] = await selectFilesById(context.transaction, [id], { lock: false });
  if (!row || (await findHiddenFiles(context, holders, [row])).has(id)) throw notFound("file", id);
  const scopes = [{ workspaceId: row.workspaceId }, ...(await findPlaces(context, holders, id))];
  return { noun: "file", id, scopes, value: viewFile(row) };
}

/** Loads and locks a file to be deleted, which its uploader may do, or somebody with a wider right. Throws `file.not_found`. */
export async function loadFileToDelete(context: Context, id: Id<"file">): Promise<FileTarget> {
  const row = await lockFile(context.transaction, id);
  if (!row) throw notFound("file", id);
  return {
    noun: "file",
    id,
    scopes: [{ workspaceId: row.workspaceId }],
    ownerId: row.createdByMemberId,
    value: viewFile(row),
  };
}
