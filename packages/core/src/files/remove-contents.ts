/** Removes contents that no file claims any more: at once after a deletion, and in the sweep. */
import type { Id } from "@eureka/contracts/ids";
import { z } from "zod";
import { beginReading, defineJob, type Ports } from "../operations/index.ts";
import { contentKey } from "./content-place.ts";
import { deleteUnclaimedContent, lockDueContents } from "./files.store.ts";

export const removeContentsJobName = "files.remove-contents";

const batch = 100;

/**
 * Removes the organization's due contents and tells how many. A content that a transaction is claiming in this moment is passed over,
 * and one that is being removed can no longer be claimed: the row is locked either way. After a crash the removal is repeated.
 */
export async function removeDueContents(ports: Ports, organizationId: Id<"organization">): Promise<number> {
  let removed = 0;
  for (;;) {
    const ids = await ports.database.withOrganization(organizationId, async (transaction) => {
      const due = await lockDueContents(transaction, ports.clock.now(), batch);
      for (const fileId of due) {
        await ports.files.delete(contentKey({ organizationId, fileId }));
        await deleteUnclaimedContent(transaction, fileId);
      }
      return due;
    });
    removed += ids.length;
    if (ids.length < batch) return removed;
  }
}

export const removeContentsJob = defineJob({
  name: removeContentsJobName,
  payload: z.strictObject({}),
  async run(context) {
    await beginReading(context);
    await removeDueContents(context.ports, context.organizationId);
  },
});
