/** Brings a file of a work item to its copy, once, and takes it off there again. */
import { Readable } from "node:stream";
import { ConnectorError, type TrackerAttachment, writeOnce } from "@eureka/connector-sdk";
import type { File } from "@eureka/contracts/file";
import { newUuid } from "@eureka/contracts/ids";
import type { Attachment } from "@eureka/contracts/work-item";
import { findFiles, openContent } from "../files/index.ts";
import type { JobContext } from "../operations/index.ts";
import {
  type AttachmentLinkRow,
  deleteAttachmentLink,
  insertAttachmentLink,
  updateAttachmentLink,
} from "./attachment-links.store.ts";
import type { AttachmentScene } from "./attachment-scene.ts";
import type { WantedCopy } from "./plan-attachments.ts";

/** The platform's id of the copy; null when the file is gone, or the platform refuses it in any form. */
export async function pushAttachment(
  context: JobContext,
  scene: AttachmentScene,
  { attachment, row: earlier }: WantedCopy,
): Promise<string | null> {
  const { attachments, item } = scene;
  const row = earlier ?? (await context.transact(({ transaction, clock }) => noteIntent(transaction, clock.now())));
  if (!row) return null;
  const { faults } = context.ports;
  try {
    faults.reach("sync.before-remote");
    const made = await writeOnce<TrackerAttachment>({
      attemptedBefore: earlier !== null,
      find: () => attachments.findByIntent({ intent: row.id, item }),
      write: () => write(context, scene, row, attachment),
    });
    faults.reach("sync.after-remote");
    const { platformAttachmentId } = made;
    await context.transact(({ transaction }) => updateAttachmentLink(transaction, row, { platformAttachmentId }));
    return platformAttachmentId;
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.code !== "invalid") throw error;
    context.log.warn({ code: error.code, attachmentId: attachment.id }, "sync.attachment_refused");
    await context.transact(({ transaction }) => updateAttachmentLink(transaction, row, { refused: error.code }));
    return null;
  }

  function noteIntent(transaction: Parameters<typeof insertAttachmentLink>[0], now: Date) {
    return insertAttachmentLink(transaction, {
      id: newUuid(now.getTime()),
      externalLinkId: scene.link.id,
      attachmentId: attachment.id,
      origin: "ours",
      attemptedAt: now,
      createdAt: now,
    });
  }
}

/** As a file; where it is too large for the platform, or of a kind that it refuses, as a link to the item here. */
async function write(
  context: JobContext,
  { attachments, item }: AttachmentScene,
  { id: intent }: AttachmentLinkRow,
  { name, mediaType, size, fileId, workItemId }: Attachment,
): Promise<TrackerAttachment> {
  const url = `${context.ports.settings.publicUrl}/items/${workItemId}`;
  const [file] = await context.transact((inside) => findFiles(inside, [fileId]));
  if (!file || size > attachments.largestFileBytes) return attachments.addLink({ intent, item, name, url });
  const open = () => Readable.toWeb(Readable.from(readBytes(context, file))) as ReadableStream<Uint8Array>;
  try {
    return await attachments.addFile({ intent, item, name, mediaType, sizeBytes: size, open });
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.code !== "invalid") throw error;
    return attachments.addLink({ intent, item, name, url });
  }
}

/** Opened with the first read: a second attempt reads from the start. */
async function* readBytes({ ports, organizationId }: JobContext, file: File): AsyncGenerator<Uint8Array> {
  const { stream } = await openContent({ ports }, { organizationId, file });
  yield* stream;
}

/** The attachment is gone here. One whose answer never came is looked for first. */
export async function takeCopyOff(
  context: JobContext,
  { attachments, item }: AttachmentScene,
  row: AttachmentLinkRow,
): Promise<void> {
  const platformAttachmentId =
    row.platformAttachmentId ?? (await attachments.findByIntent({ intent: row.id, item }))?.platformAttachmentId;
  if (platformAttachmentId !== undefined) await attachments.remove({ item, platformAttachmentId });
  await context.transact(({ transaction }) => deleteAttachmentLink(transaction, row));
}
