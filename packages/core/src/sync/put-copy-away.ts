/** The item is gone here, or left the board: its copy is archived over there, because deleting cannot be taken back. */
import { ConnectorError } from "@eureka/connector-sdk";
import { newUuid } from "@eureka/contracts/ids";
import type { JobContext } from "../operations/index.ts";
import { hashOf, recordSides } from "./compare-sides.ts";
import { deleteExternalLink, type ExternalLinkRow, updateExternalLink } from "./external-links.store.ts";
import type { Place } from "./load-place.ts";

export async function putCopyAway(
  context: JobContext,
  { tracker, connectedBoard }: Place,
  link: ExternalLinkRow,
): Promise<void> {
  const { platformBoardId } = connectedBoard;
  const platformItemId = link.platformItemId ?? (await findLost(tracker, platformBoardId, link));
  if (platformItemId !== null && link.state !== "gone") {
    try {
      await tracker.archiveItem({ intent: newUuid(), item: { platformBoardId, platformItemId } });
    } catch (error) {
      if (!(error instanceof ConnectorError && error.code === "not_found")) throw error;
    }
  }
  await context.transact(async ({ transaction, clock }) => {
    // The link stays, so that the copy is not taken for new work over there, and comes back when the item does.
    const ledger = recordSides(link.ledger, { archived: true }, { archived: true }, ["archived"]);
    if (platformItemId === null) await deleteExternalLink(transaction, link.id);
    else await updateExternalLink(transaction, link.id, { state: "gone", platformItemId, ledger }, clock.now());
  });
}

/** Whether we put the copy away ourselves, and nobody deleted it over there. */
export function wasPutAway({ state, ledger }: Pick<ExternalLinkRow, "state" | "ledger">): boolean {
  return state === "gone" && ledger.archived?.ours === hashOf(true);
}

/** The wish was taken back while nobody knew whether the copy had been made. */
async function findLost(
  tracker: Place["tracker"],
  platformBoardId: string,
  link: ExternalLinkRow,
): Promise<string | null> {
  if (!link.attemptedAt) return null;
  const found = await tracker.findByIntent({ intent: link.id, platformBoardId, sentAfter: link.attemptedAt });
  return found?.platformItemId ?? null;
}
