/** Clears up after everything that did not end as it should: broken uploads, deleted workspaces, files that nobody attached. */
import type { Id } from "@eureka/contracts/ids";
import { repeatWhenWoken } from "../events/index.ts";
import type { Application, BackgroundService } from "../operations/index.ts";
import { type FileHolder, findFilesInUse } from "./file-holder.ts";
import { deleteFiles, lockUnusedFiles, markFilesUsed, selectOrganizationsToSweep } from "./files.store.ts";
import { removeDueContents } from "./remove-contents.ts";
import { unclaimedHours } from "./store-content.ts";

/** How long a file may be attached to nothing. */
const unusedDays = 7;

const hour = 3_600_000;
const batch = 200;

export interface SweepResult {
  /** Files that were attached to nothing for too long. */
  readonly files: number;
  /** Contents that no file claimed. */
  readonly contents: number;
  /** Pieces of uploads whose process died. */
  readonly pieces: number;
}

/** Sweeps all organizations once. Several sweeps at the same time do no harm. */
export async function sweepFiles(application: Application, holders: readonly FileHolder[]): Promise<SweepResult> {
  const { ports } = application;
  const now = ports.clock.now().getTime();
  const unusedSince = new Date(now - unusedDays * 24 * hour);
  const organizationIds = await ports.database.withPlatform((transaction) =>
    selectOrganizationsToSweep(transaction, new Date(now), unusedSince),
  );
  let files = 0;
  let contents = 0;
  for (const organizationId of organizationIds) {
    files += await deleteUnusedFiles(application, organizationId, holders, unusedSince);
    contents += await removeDueContents(ports, organizationId);
  }
  const pieces = await ports.files.removeAbandoned(new Date(now - unclaimedHours * hour));
  return { files, contents, pieces };
}

/** Deletes files that are used by nothing; those that are used count as seen now, and are looked at again when as long has passed. */
async function deleteUnusedFiles(
  application: Application,
  organizationId: Id<"organization">,
  holders: readonly FileHolder[],
  unusedSince: Date,
): Promise<number> {
  let deleted = 0;
  for (;;) {
    const seen = await application.transact(organizationId, "files.sweep", async (context) => {
      const rows = await lockUnusedFiles(context.transaction, unusedSince, batch);
      const inUse = await findFilesInUse(
        context,
        holders,
        rows.map((row) => row.id),
      );
      const unused = rows.filter((row) => !inUse.has(row.id));
      await markFilesUsed(context.transaction, [...inUse], context.clock.now());
      await deleteFiles(
        context.transaction,
        unused.map((row) => row.id),
      );
      for (const { id, workspaceId, name } of unused) {
        context.emit({
          type: "file.deleted",
          subject: { type: "file", id },
          workspaceId,
          changes: { name: { from: name, to: null } },
        });
      }
      deleted += unused.length;
      return rows.length;
    });
    if (seen < batch) return deleted;
  }
}

export function createSweepService(holders: readonly FileHolder[]): BackgroundService {
  return {
    name: "files.sweep",
    role: "scheduler",
    async start(application) {
      const { log } = application.ports;
      const repetition = repeatWhenWoken({
        async run() {
          const result = await sweepFiles(application, holders);
          if (result.files + result.contents + result.pieces > 0) log.info({ ...result }, "files.swept");
          return false;
        },
        pauseMilliseconds: hour,
        onError: (error) => log.error({ error }, "files.not_swept"),
      });
      return repetition.stop;
    },
  };
}
