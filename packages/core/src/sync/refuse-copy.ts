/** The platform will never accept the copy as it is: that is kept where people see it, until somebody changes something. */
import type { ConnectorError } from "@eureka/connector-sdk";
import { EurekaError } from "@eureka/contracts/errors";
import { markNeedsReauth } from "../connections/index.ts";
import type { JobContext } from "../operations/index.ts";
import { loadWorkItem } from "../work-items/index.ts";
import { announceLink } from "./external-link-view.ts";
import { type ExternalLinkRow, updateExternalLink } from "./external-links.store.ts";
import type { Place } from "./load-place.ts";

export async function refuseCopy(
  context: JobContext,
  { connection }: Place,
  link: ExternalLinkRow,
  error: ConnectorError,
): Promise<void> {
  const reason = error.platformCode ? `${error.code} ${error.platformCode}` : error.code;
  await context.transact(async (inside) => {
    if (error.code === "unauthorized") await markNeedsReauth(inside, connection.id);
    await updateExternalLink(inside.transaction, link.id, { state: "refused", error: reason }, inside.clock.now());
    try {
      announceLink(inside, (await loadWorkItem(inside, link.workItemId)).item, link, "refused");
    } catch (missing) {
      if (!(missing instanceof EurekaError && missing.kind === "not_found")) throw missing;
    }
  });
}
