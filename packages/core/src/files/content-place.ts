/** Where a file's content lies, and what it is encrypted for. */
import type { Id } from "@eureka/contracts/ids";

export interface ContentPlace {
  readonly organizationId: Id<"organization">;
  readonly fileId: Id<"file">;
}

/** The key in the file store. It is also the associated data of the encryption: a content under another key does not open. */
export function contentKey({ organizationId, fileId }: ContentPlace): string {
  return `${organizationId}/${fileId}`;
}
