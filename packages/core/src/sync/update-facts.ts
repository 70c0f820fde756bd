/** What only the platform knows of an item, as people here see it beside the link to the copy. */
import type { TrackerItem } from "@eureka/connector-sdk";
import type { ExternalFact } from "@eureka/contracts/connected-board";
import type { Context } from "../operations/index.ts";
import { type AttachmentLinkRow, selectAttachmentLinks } from "./attachment-links.store.ts";
import { hashOf } from "./compare-sides.ts";
import { announceLink } from "./external-link-view.ts";
import { type ExternalLinkRow, updateExternalLink } from "./external-links.store.ts";
import { findItem } from "./find-item.ts";

/** The most that is kept of one copy. */
const mostFacts = 100;

/** Pure. Values of the platform's own fields, and what hangs on its item and was not taken over. */
export function drawFacts(
  { facts = [], attachments = [] }: Pick<TrackerItem, "facts" | "attachments">,
  rows: readonly Pick<AttachmentLinkRow, "platformAttachmentId" | "attachmentId">[],
): ExternalFact[] {
  const links = attachments.filter(({ platformAttachmentId }) =>
    rows.some((row) => row.platformAttachmentId === platformAttachmentId && row.attachmentId === null),
  );
  return [
    ...facts.map((fact) => ({ kind: "field", ...fact }) as const),
    ...links.map(({ name, url }) => ({ kind: "link", name, url }) as const),
  ].slice(0, mostFacts);
}

/** Says it to whoever shows the item, when anything of it changed. */
export async function updateFacts(context: Context, link: ExternalLinkRow, copy: TrackerItem): Promise<void> {
  const rows = await selectAttachmentLinks(context.transaction, link.id);
  const facts = drawFacts(copy, rows);
  if (hashOf(facts) === hashOf(link.facts)) return;
  await updateExternalLink(context.transaction, link.id, { facts }, context.clock.now());
  const item = await findItem(context, link);
  if (item) announceLink(context, item, link, "linked", ["facts"]);
}
