/**
 * Keeps the attachments of a work item and of its copy the same. Both sides are read as they are now; a row for each attachment says
 * what stands for what. Bytes come from the platform alone and within the limit of uploads: an address on an item is never fetched.
 */
import { ConnectorError } from "@eureka/connector-sdk";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { markNeedsReauth, outageAttempts } from "../connections/index.ts";
import { beginReading, type Context, defineJob, type JobContext } from "../operations/index.ts";
import { readAttachments } from "../work-items/index.ts";
import { deleteAttachmentLink, selectAttachmentLinks } from "./attachment-links.store.ts";
import type { AttachmentScene } from "./attachment-scene.ts";
import { selectLinkAt } from "./external-links.store.ts";
import { findItem } from "./find-item.ts";
import { loadPlace } from "./load-place.ts";
import { allowAttachments, planAttachments } from "./plan-attachments.ts";
import { pushAttachment, takeCopyOff } from "./push-attachment.ts";
import { syncJobs } from "./queue-sync.ts";
import { readCopy } from "./read-copy.ts";
import { rulesOf } from "./rules-of.ts";
import { tryAsSync } from "./run-as-sync.ts";
import { takeAttachment } from "./take-attachment.ts";
import { updateFacts } from "./update-facts.ts";

export const compareAttachments = defineJob({
  name: syncJobs.attachments,
  payload: z.strictObject({ boardId: idSchema("board"), workItemId: idSchema("work_item") }),
  maxAttempts: outageAttempts,
  timeoutSeconds: 300,
  async run(context, { boardId, workItemId }) {
    await beginReading(context);
    const place = await loadPlace(context, boardId);
    const attachments = place?.tracker.attachments;
    if (!place || !attachments) return;
    const link = await context.transact(({ transaction }) => selectLinkAt(transaction, boardId, { workItemId }));
    if (link?.state !== "linked" || link.platformItemId === null) return;
    const item = { platformBoardId: place.connectedBoard.platformBoardId, platformItemId: link.platformItemId };
    try {
      await bringTogether(context, { place, attachments, link, item });
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.isTemporary) throw error;
      context.log.warn({ code: error.code, workItemId }, "sync.attachments_refused");
      if (error.code === "unauthorized")
        await context.transact((inside) => markNeedsReauth(inside, place.connection.id));
    }
  },
});

async function bringTogether(context: JobContext, scene: AttachmentScene): Promise<void> {
  const { place, link, item } = scene;
  const copy = await readCopy(place, item.platformItemId);
  if (!copy?.attachments) return;
  const read = await context.transact(async (inside) => ({
    isGone: !(await findItem(inside, link)),
    ours: await readAttachments(inside, link.workItemId),
    rows: await selectAttachmentLinks(inside.transaction, link.id),
  }));
  if (read.isGone) return;
  const { attachments } = rulesOf(place.connectedBoard);
  const plan = allowAttachments(planAttachments(read.ours, copy.attachments, read.rows), attachments);
  for (const row of plan.forget) await context.transact(({ transaction }) => deleteAttachmentLink(transaction, row));
  for (const row of plan.removeHere) await context.transact((inside) => removeHere(inside, row));
  for (const row of plan.removeThere) await takeCopyOff(context, scene, row);
  const sent = new Set<string>();
  for (const wanted of plan.send) sent.add((await pushAttachment(context, scene, wanted)) ?? "");
  // What an earlier attempt had brought over there is ours, and not taken for theirs.
  const theirs = plan.take.filter(({ platformAttachmentId }) => !sent.has(platformAttachmentId));
  for (const attachment of theirs) await takeAttachment(context, scene, attachment);
  await context.transact((inside) => updateFacts(inside, link, copy));
}

async function removeHere(
  context: Context,
  row: Parameters<typeof deleteAttachmentLink>[1] & { readonly attachmentId: string | null },
): Promise<void> {
  await tryAsSync(context, "attachment.delete", { id: row.attachmentId });
  await deleteAttachmentLink(context.transaction, row);
}
