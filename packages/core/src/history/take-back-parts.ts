/** Takes back changes of what hangs on an item: checklist, comments, files, copies. */
import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { ChecklistEntry } from "@eureka/contracts/work-item";
import { makeCopyAgain } from "../sync/index.ts";
import { readAttachments, readChecklist, readComment, sayAgain } from "../work-items/index.ts";
import { changedSince, type Deed, isSame, runAgain, type TakeBack } from "./taking-back.ts";

function idOf<Kind extends "checklist_entry" | "comment" | "attachment" | "file" | "external_link">(
  { event }: Deed,
  field: string,
): Id<Kind> {
  return event.data[field] as Id<Kind>;
}

async function findEntry(deed: Deed): Promise<ChecklistEntry | undefined> {
  const id = idOf<"checklist_entry">(deed, "checklistEntryId");
  return (await readChecklist(deed.context, deed.item.id)).find((entry) => entry.id === id);
}

const entryCreated: TakeBack = async (deed) => {
  const entry = await findEntry(deed);
  return {
    changed: changedSince(deed.event, (field, to) => isSame(entry?.[field as keyof ChecklistEntry], to)),
    act: async () => void (await runAgain(deed, "checklist_entry.delete", { id: entry?.id })),
  };
};

const entryUpdated: TakeBack = async (deed) => {
  const entry = await findEntry(deed);
  const { text, done, position } = deed.event.changes;
  return {
    changed: changedSince(deed.event, (field, to) => isSame(entry?.[field as keyof ChecklistEntry], to)),
    async act() {
      await runAgain(deed, "checklist_entry.update", {
        id: entry?.id,
        ...(text && { text: text.from }),
        ...(done && { done: done.from }),
        ...(position && { afterId: await findAbove(deed, String(position.from), entry?.id) }),
      });
    },
  };
};

/** The entry comes back with another id: sync and people know it by its words. */
const entryDeleted: TakeBack = (deed) => {
  const { changes, data } = deed.event;
  return {
    changed: [],
    async act() {
      const position = typeof data.position === "string" ? data.position : null;
      await runAgain(deed, "checklist_entry.create", {
        workItemId: deed.item.id,
        text: changes.text?.from,
        done: changes.done?.from ?? false,
        ...(position !== null && { afterId: await findAbove(deed, position) }),
      });
    },
  };
};

async function findAbove(
  { context, item }: Deed,
  position: string,
  except?: Id<"checklist_entry">,
): Promise<Id<"checklist_entry"> | null> {
  const entries = await readChecklist(context, item.id);
  return entries.filter((entry) => entry.id !== except && entry.position < position).at(-1)?.id ?? null;
}

const commentCreated: TakeBack = async (deed) => {
  const comment = await readComment(deed.context, idOf<"comment">(deed, "commentId"));
  return {
    changed: comment && !comment.deletedAt && comment.body === deed.event.changes.body?.to ? [] : ["body"],
    act: async () => void (await runAgain(deed, "comment.delete", { id: comment?.id })),
  };
};

const commentUpdated: TakeBack = async (deed) => {
  const comment = await readComment(deed.context, idOf<"comment">(deed, "commentId"));
  const body = deed.event.changes.body;
  return {
    changed: comment && !comment.deletedAt && comment.body === body?.to ? [] : ["body"],
    act: async () => void (await runAgain(deed, "comment.update", { id: comment?.id, body: body?.from })),
  };
};

/** It is said again, at the end of the discussion, in the name of whoever said it. */
const commentDeleted: TakeBack = async (deed) => {
  const { context, event, item } = deed;
  const comment = await readComment(context, idOf<"comment">(deed, "commentId"));
  const body = event.changes.body?.from;
  return {
    changed: comment?.deletedAt ? [] : ["body"],
    async act() {
      if (!comment?.author || typeof body !== "string" || body === "")
        throw new EurekaError("work_item.undo_impossible", {
          eventId: event.id,
          reason: "what was said, or who said it, was erased for good",
        });
      await sayAgain(context, item, comment, body);
    },
  };
};

const attached: TakeBack = async (deed) => {
  const id = idOf<"attachment">(deed, "attachmentId");
  const isThere = (await readAttachments(deed.context, deed.item.id)).some((attachment) => attachment.id === id);
  return {
    changed: isThere ? [] : ["attachment"],
    act: async () => void (await runAgain(deed, "attachment.delete", { id })),
  };
};

const detached: TakeBack = async (deed) => {
  const fileId = idOf<"file">(deed, "fileId");
  const { commentId } = deed.event.data;
  const isThere = (await readAttachments(deed.context, deed.item.id)).some(
    (attachment) => attachment.fileId === fileId,
  );
  return {
    changed: isThere ? ["attachment"] : [],
    async act() {
      const beside = typeof commentId === "string" ? { commentId } : {};
      await runAgain(deed, "attachment.create", { workItemId: deed.item.id, fileId, ...beside });
    },
  };
};

/** The only change of a copy that can be taken back is its loss. */
const copyChanged: TakeBack = (deed) => {
  const { data, id } = deed.event;
  if (data.state !== "gone")
    throw new EurekaError("work_item.undo_impossible", {
      eventId: id,
      reason: "it tells how a copy stands, which follows from the work item",
    });
  return {
    changed: [],
    async act() {
      if (await makeCopyAgain(deed.context, idOf<"external_link">(deed, "externalLinkId"))) return;
      throw new EurekaError("work_item.undo_impossible", {
        eventId: id,
        reason: "the copy is there again, or comes back with its work item",
      });
    },
  };
};

const platformFieldSet: TakeBack = (deed) => {
  const { changes, data } = deed.event;
  const isSetSince = deed.later.some(
    (event) =>
      event.type.startsWith("external_link.field_") &&
      event.data.externalLinkId === data.externalLinkId &&
      event.data.platformFieldId === data.platformFieldId,
  );
  return {
    changed: isSetSince ? ["value"] : [],
    async act() {
      const { externalLinkId: id, platformFieldId } = data;
      await runAgain(deed, "external_link.set_field", { id, platformFieldId, value: changes.value?.from ?? null });
    },
  };
};

export const takeBackParts = {
  "attachment.created": attached,
  "attachment.deleted": detached,
  "checklist_entry.created": entryCreated,
  "checklist_entry.deleted": entryDeleted,
  "checklist_entry.updated": entryUpdated,
  "comment.created": commentCreated,
  "comment.deleted": commentDeleted,
  "comment.updated": commentUpdated,
  "external_link.changed": copyChanged,
  "external_link.field_set": platformFieldSet,
} satisfies Record<string, TakeBack>;
