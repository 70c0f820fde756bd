/** Loads a copy as an operation's target: it lies where its item lies, which is locked with it. */
import { notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { WorkItem } from "@eureka/contracts/work-item";
import type { Context, Target } from "../operations/index.ts";
import { loadWorkItemForUpdate } from "../work-items/index.ts";
import { type ExternalLinkRow, selectExternalLink } from "./external-links.store.ts";

export interface ExternalLinkTarget extends Target {
  readonly link: ExternalLinkRow;
  readonly item: WorkItem;
}

/** Throws `external_link.not_found`. */
export async function loadExternalLink(context: Context, id: Id<"external_link">): Promise<ExternalLinkTarget> {
  const found = await selectExternalLink(context.transaction, id);
  if (!found) throw notFound("external_link", id);
  const { item, scopes, version } = await loadWorkItemForUpdate(context, found.workItemId);
  // Somebody may have set another field of it until the item was locked.
  const link = await selectExternalLink(context.transaction, id);
  if (!link) throw notFound("external_link", id);
  return { noun: "external_link", id, scopes, version, link, item };
}
