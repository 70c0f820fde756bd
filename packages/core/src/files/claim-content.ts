import { EurekaError } from "@eureka/contracts/errors";
import type { File } from "@eureka/contracts/file";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { loadActiveWorkspace } from "../tenancy/index.ts";
import { cleanFileName } from "./clean-file-name.ts";
import { cleanMediaType } from "./clean-media-type.ts";
import { viewFile } from "./file-view.ts";
import { deleteUnclaimedContent, insertFile } from "./files.store.ts";
import type { StoredContent } from "./store-content.ts";

export interface NewFileFacts {
  readonly workspaceId: Id<"workspace">;
  readonly name: string;
  readonly mediaType?: string | undefined;
}

/** Makes the file of a content that {@link storeContent} kept. When the transaction fails, the sweep removes the content. */
export async function claimContent(context: Context, content: StoredContent, facts: NewFileFacts): Promise<File> {
  await loadActiveWorkspace(context, facts.workspaceId);
  const claimed = await deleteUnclaimedContent(context.transaction, content.fileId);
  if (!claimed) throw new EurekaError("file.upload_broken");
  const { actor, onBehalfOf } = context;
  const now = context.clock.now();
  const row = await insertFile(context.transaction, {
    id: content.fileId,
    workspaceId: facts.workspaceId,
    name: cleanFileName(facts.name),
    mediaType: cleanMediaType(facts.mediaType),
    size: content.size,
    sha256: content.sha256,
    createdByMemberId: actor.type === "user" ? actor.id : onBehalfOf,
    createdAt: now,
    usedAt: now,
  });
  context.emit({
    type: "file.created",
    subject: { type: "file", id: row.id },
    workspaceId: row.workspaceId,
    changes: { name: { from: null, to: row.name } },
    data: { size: row.size },
  });
  return viewFile(row);
}
