/** Brings the value of a field that was set here to the copy on the platform, and reads what stands there then. */
import { ConnectorError, type TrackerItem } from "@eureka/connector-sdk";
import { type Id, idSchema, newUuid } from "@eureka/contracts/ids";
import { platformIdSchema } from "@eureka/contracts/people";
import type { WorkItem } from "@eureka/contracts/work-item";
import { z } from "zod";
import { markNeedsReauth, outageAttempts } from "../connections/index.ts";
import { beginReading, type Context, defineJob, type JobContext } from "../operations/index.ts";
import { loadWorkItemForUpdate } from "../work-items/index.ts";
import { selectAttachmentLinks } from "./attachment-links.store.ts";
import { dataOfField } from "./data-of-field.ts";
import { announceLink } from "./external-link-view.ts";
import { type ExternalLinkRow, selectExternalLink, updateExternalLink } from "./external-links.store.ts";
import { findItem } from "./find-item.ts";
import { loadPlace, type Place } from "./load-place.ts";
import { syncJobs } from "./queue-sync.ts";
import { readCopy } from "./read-copy.ts";
import { drawFacts } from "./update-facts.ts";

export const pushField = defineJob({
  name: syncJobs.field,
  payload: z.strictObject({
    externalLinkId: idSchema("external_link"),
    boardId: idSchema("board"),
    platformFieldId: platformIdSchema,
  }),
  maxAttempts: outageAttempts,
  timeoutSeconds: 60,
  async run(context, { externalLinkId, platformFieldId }) {
    await beginReading(context);
    const link = await context.transact((inside) => selectExternalLink(inside.transaction, externalLinkId));
    const value = link?.wantedFields[platformFieldId];
    // What is not linked now is compared when it is again, and the wish is taken up with its board.
    if (!link || value === undefined || link.state !== "linked" || link.platformItemId === null) return;
    const place = await loadPlace(context, link.boardId);
    if (!place?.tracker.fields) return;
    const wish = { platformFieldId, value };
    const item = { platformBoardId: place.connectedBoard.platformBoardId, platformItemId: link.platformItemId };
    try {
      context.ports.faults.reach("sync.before-remote");
      await place.tracker.fields.set({ intent: newUuid(), item, ...wish });
      context.ports.faults.reach("sync.after-remote");
      const copy = await readCopy(place, link.platformItemId);
      await settle(context, link.id, wish, (inside, row, owner) => showCopy(inside, row, owner, copy));
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.isTemporary) throw error;
      // Nobody said that the value is wrong: it is taken up again once the connection works.
      if (error.code === "unauthorized")
        return context.transact((inside) => markNeedsReauth(inside, place.connection.id));
      await settle(context, link.id, wish, (inside, row, owner) => refuse(inside, place, row, owner, wish, error));
    }
  },
});

interface Wish {
  readonly platformFieldId: string;
  readonly value: string | null;
}

type End = (inside: Context, link: ExternalLinkRow, item: WorkItem) => Promise<void>;

/** The wish is over, unless somebody set another value meanwhile: that one has a job of its own. */
async function settle(
  context: JobContext,
  id: Id<"external_link">,
  { platformFieldId, value }: Wish,
  end: End,
): Promise<void> {
  await context.transact(async (inside) => {
    const known = await selectExternalLink(inside.transaction, id);
    if (!known || !(await findItem(inside, known))) return;
    const { item } = await loadWorkItemForUpdate(inside, known.workItemId);
    const link = await selectExternalLink(inside.transaction, id);
    if (!link) return;
    const { [platformFieldId]: wanted, ...others } = link.wantedFields;
    if (wanted === value)
      await updateExternalLink(inside.transaction, id, { wantedFields: others }, inside.clock.now());
    await end(inside, link, item);
  });
}

/** What was set here is told by whoever set it: whoever shows the item reads it again, and the channels hear nothing. */
async function showCopy(
  context: Context,
  link: ExternalLinkRow,
  item: WorkItem,
  copy: TrackerItem | null,
): Promise<void> {
  if (copy) {
    const facts = drawFacts(copy, await selectAttachmentLinks(context.transaction, link.id));
    await updateExternalLink(context.transaction, link.id, { facts }, context.clock.now());
  }
  announceLink(context, item, link, link.state);
}

async function refuse(
  context: Context,
  { connectedBoard }: Place,
  link: ExternalLinkRow,
  item: WorkItem,
  { platformFieldId }: Wish,
  { code, platformCode }: ConnectorError,
): Promise<void> {
  const name =
    connectedBoard.fields.find((field) => field.platformFieldId === platformFieldId)?.name ?? platformFieldId;
  context.emit({
    type: "external_link.field_refused",
    subject: { type: "work_item", id: item.id },
    workspaceId: item.workspaceId,
    data: {
      ...dataOfField(item, link, { platformFieldId, name }),
      error: platformCode === undefined ? code : `${code} ${platformCode}`,
    },
  });
}
