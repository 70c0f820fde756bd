import type { File } from "@eureka/contracts/file";
import type { FileRow } from "./files.store.ts";

/** A file as people see it. */
export function viewFile(row: FileRow): File {
  const { id, workspaceId, name, mediaType, size, sha256, createdByMemberId, createdAt } = row;
  return { id, workspaceId, name, mediaType, size, sha256, createdByMemberId, createdAt: createdAt.toISOString() };
}
