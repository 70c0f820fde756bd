/** A file that hangs on the copy is attached to the work item; a link, and a file that we do not take, stays over there and is shown. */
import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { ConnectorError, type TrackerAttachment } from "@eureka/connector-sdk";
import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import { newUuid } from "@eureka/contracts/ids";
import type { Attachment } from "@eureka/contracts/work-item";
import { workItemLimits } from "@eureka/contracts/work-item";
import { claimContent, type StoredContent, storeContent } from "../files/index.ts";
import type { Context, JobContext } from "../operations/index.ts";
import { loadWorkItemForUpdate } from "../work-items/index.ts";
import { insertAttachmentLink } from "./attachment-links.store.ts";
import type { AttachmentScene } from "./attachment-scene.ts";
import { findItem } from "./find-item.ts";
import { runAsSync } from "./run-as-sync.ts";

export async function takeAttachment(
  context: JobContext,
  scene: AttachmentScene,
  attachment: TrackerAttachment,
): Promise<void> {
  const content = attachment.kind === "file" ? await fetchContent(context, scene, attachment) : null;
  await context.transact((inside) => attach(inside, scene, attachment, content));
}

/** Null when it is too large for us, or gone again: nobody asks for it a second time. */
async function fetchContent(
  context: JobContext,
  { attachments, item }: AttachmentScene,
  { platformAttachmentId, sizeBytes = 0 }: TrackerAttachment,
): Promise<StoredContent | null> {
  const { ports, organizationId } = context;
  if (sizeBytes > ports.settings.fileLimitBytes) return null;
  try {
    const bytes = await attachments.open({ item, platformAttachmentId });
    return await storeContent(ports, organizationId, Readable.fromWeb(bytes as WebStream<Uint8Array>));
  } catch (error) {
    const isFinal =
      error instanceof ConnectorError
        ? error.code === "invalid" || error.code === "not_found"
        : error instanceof EurekaError && error.code === "request.too_large";
    if (!isFinal) throw error;
    context.log.warn({ error, platformAttachmentId }, "sync.attachment_not_taken");
    return null;
  }
}

/** With its row in one transaction, so that it is attached once. */
async function attach(
  context: Context,
  { link }: AttachmentScene,
  { platformAttachmentId, name, mediaType }: TrackerAttachment,
  content: StoredContent | null,
): Promise<void> {
  // It was deleted here meanwhile: what hangs over there stays there.
  if (!(await findItem(context, link))) return;
  const { item } = await loadWorkItemForUpdate(context, link.workItemId);
  const isWanted = content !== null && item.attachmentCount < workItemLimits.attachments;
  let attachmentId: Id<"attachment"> | null = null;
  if (isWanted) {
    const { workspaceId, id: workItemId } = item;
    const { id: fileId } = await claimContent(context, content, { workspaceId, name, mediaType });
    attachmentId = (await runAsSync<Attachment>(context, "attachment.create", { workItemId, fileId })).id;
  }
  const now = context.clock.now();
  const made = await insertAttachmentLink(context.transaction, {
    id: newUuid(now.getTime()),
    externalLinkId: link.id,
    attachmentId,
    platformAttachmentId,
    origin: "theirs",
    createdAt: now,
  });
  if (!made) throw new Error("a platform's attachment was taken twice at once");
}
