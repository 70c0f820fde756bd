/** What is to be done so that both sides of a copy carry the same attachments. Pure. */
import type { TrackerAttachment } from "@eureka/connector-sdk";
import type { SyncDirection } from "@eureka/contracts/sync-rules";
import type { Attachment } from "@eureka/contracts/work-item";
import type { AttachmentLinkRow } from "./attachment-links.store.ts";
import { mayGo } from "./rules-of.ts";

/** `row`: an earlier attempt of which nobody knows whether it arrived. */
export interface WantedCopy {
  readonly attachment: Attachment;
  readonly row: AttachmentLinkRow | null;
}

export interface AttachmentPlan {
  readonly send: readonly WantedCopy[];
  readonly take: readonly TrackerAttachment[];
  /** Taken off over there. */
  readonly removeHere: readonly AttachmentLinkRow[];
  /** Taken off here; without an answer it may still have arrived. */
  readonly removeThere: readonly AttachmentLinkRow[];
  /** Gone on both sides. */
  readonly forget: readonly AttachmentLinkRow[];
}

/** What the board's rule lets go: nothing is brought or taken off on a side to which nothing goes. */
export function allowAttachments(plan: AttachmentPlan, direction: SyncDirection): AttachmentPlan {
  const [here, there] = [mayGo(direction, "here"), mayGo(direction, "there")];
  return {
    send: there ? plan.send : [],
    removeThere: there ? plan.removeThere : [],
    take: here ? plan.take : [],
    removeHere: here ? plan.removeHere : [],
    forget: plan.forget,
  };
}

type Verdict = "leave" | "send" | Exclude<keyof AttachmentPlan, "send" | "take">;

export function planAttachments(
  ours: readonly Attachment[],
  theirs: readonly TrackerAttachment[],
  rows: readonly AttachmentLinkRow[],
): AttachmentPlan {
  const here = new Map(ours.map((attachment) => [attachment.id, attachment]));
  const there = new Set(theirs.map(({ platformAttachmentId }) => platformAttachmentId));
  const judged = rows.map((row) => ({ row, verdict: judge(row, isHere(row), isThere(row)) }));
  const rowsOf = (wanted: Verdict) => judged.filter(({ verdict }) => verdict === wanted).map(({ row }) => row);
  const known = new Set(rows.map(({ attachmentId }) => attachmentId));
  const unsent = ours.filter(({ id }) => !known.has(id)).map((attachment) => ({ attachment, row: null }));
  const unanswered = rowsOf("send").flatMap((row) => {
    const attachment = row.attachmentId && here.get(row.attachmentId);
    return attachment ? [{ attachment, row }] : [];
  });
  return {
    send: [...unanswered, ...unsent],
    take: theirs.filter((attachment) => !isKnown(attachment, rows)),
    removeHere: rowsOf("removeHere"),
    removeThere: rowsOf("removeThere"),
    forget: rowsOf("forget"),
  };

  function isHere({ attachmentId }: AttachmentLinkRow): boolean {
    return attachmentId !== null && here.has(attachmentId);
  }
  function isThere({ platformAttachmentId }: AttachmentLinkRow): boolean {
    return platformAttachmentId !== null && there.has(platformAttachmentId);
  }
}

function judge(row: AttachmentLinkRow, isHere: boolean, isThere: boolean): Verdict {
  // What was never taken over stays as it is until it is gone over there.
  if (row.attachmentId === null) return isThere ? "leave" : "forget";
  if (row.platformAttachmentId === null) {
    if (!isHere) return "removeThere";
    return row.refused === null ? "send" : "leave";
  }
  if (isHere) return isThere ? "leave" : "removeHere";
  return isThere ? "removeThere" : "forget";
}

export function isKnown(
  { platformAttachmentId }: TrackerAttachment,
  rows: readonly Pick<AttachmentLinkRow, "platformAttachmentId">[],
): boolean {
  return rows.some((row) => row.platformAttachmentId === platformAttachmentId);
}

/** Whether the platform shows something that nobody here has dealt with, or shows something no more. */
export function hasOtherAttachments(
  theirs: readonly TrackerAttachment[],
  rows: readonly Pick<AttachmentLinkRow, "platformAttachmentId">[],
): boolean {
  const there = new Set(theirs.map(({ platformAttachmentId }) => platformAttachmentId));
  return (
    theirs.some((attachment) => !isKnown(attachment, rows)) ||
    rows.some(({ platformAttachmentId }) => platformAttachmentId !== null && !there.has(platformAttachmentId))
  );
}
