/** Stores the bytes of an upload before there is a file: limited, measured and encrypted while they stream through. */
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { EurekaError } from "@eureka/contracts/errors";
import { type Id, newId } from "@eureka/contracts/ids";
import { encryptFrames, limitBytes, type Measurement, measureBytes } from "@eureka/kit/files";
import { openOrganizationKey } from "../encryption/index.ts";
import type { Ports } from "../operations/index.ts";
import { contentKey } from "./content-place.ts";
import { deleteUnclaimedContent, insertUnclaimedContent } from "./files.store.ts";

/** An upload that is not finished by then is given up. Far below {@link unclaimedHours}: the sweep never meets an upload that goes on. */
const uploadMinutes = 60;
/** How long a stored content waits for its file before the sweep removes it. */
export const unclaimedHours = 24;

/** A content that is kept, but not yet claimed by a file. */
export interface StoredContent extends Measurement {
  readonly fileId: Id<"file">;
}

/**
 * Streams `content` into the file store under a new file id. Nothing is left when it fails. Throws `request.too_large` with the
 * first byte over the limit, `file.upload_broken` when the sender stops, `request.timeout`, or `server.unavailable`.
 */
export async function storeContent(
  ports: Ports,
  organizationId: Id<"organization">,
  content: Readable,
): Promise<StoredContent> {
  const now = ports.clock.now().getTime();
  const fileId = newId("file", now);
  const dueAt = new Date(now + unclaimedHours * 3_600_000);
  // An upload that breaks while nobody reads it yet must not end the process; the pipeline below finds it destroyed.
  content.on("error", () => {});
  const key = await openOrganizationKey(ports, organizationId);
  await ports.database.withOrganization(organizationId, (transaction) =>
    insertUnclaimedContent(transaction, fileId, dueAt),
  );
  try {
    const place = contentKey({ organizationId, fileId });
    const measuring = measureBytes();
    const encrypting = encryptFrames(key, place);
    const signal = AbortSignal.timeout(uploadMinutes * 60_000);
    await bothOrFirstCause(
      pipeline(content, limitBytes(ports.settings.fileLimitBytes), measuring, encrypting, { signal }),
      ports.files.put(place, encrypting, { signal }),
    );
    return { fileId, ...measuring.measurement() };
  } catch (error) {
    await discardContent(ports, organizationId, fileId);
    throw explainBrokenUpload(error);
  }
}

/** Removes a content that no file claims. When it fails, the sweep does it later. */
async function discardContent(ports: Ports, organizationId: Id<"organization">, fileId: Id<"file">): Promise<void> {
  try {
    await ports.files.delete(contentKey({ organizationId, fileId }));
    await ports.database.withOrganization(organizationId, (transaction) => deleteUnclaimedContent(transaction, fileId));
  } catch (error) {
    ports.log.warn({ error, organizationId, fileId }, "files.content_not_discarded");
  }
}

/** Waits for both ends of the stream; of two failures the one that says why is thrown. */
async function bothOrFirstCause(sending: Promise<unknown>, keeping: Promise<unknown>): Promise<void> {
  const outcomes = await Promise.allSettled([sending, keeping]);
  const reasons = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason as unknown] : []));
  if (reasons.length > 0) throw reasons.find((reason) => reason instanceof EurekaError) ?? reasons[0];
}

/** The streams know two further ways to fail: the sender went away, or it took too long. */
function explainBrokenUpload(error: unknown): unknown {
  const { name, code } = error as { name?: string; code?: string };
  if (name === "AbortError" || name === "TimeoutError") {
    return new EurekaError("request.timeout", { seconds: uploadMinutes * 60 }, { cause: error });
  }
  const gone = ["ECONNRESET", "ERR_STREAM_PREMATURE_CLOSE", "ERR_STREAM_DESTROYED", "EPIPE", "ABORT_ERR"];
  return code !== undefined && gone.includes(code)
    ? new EurekaError("file.upload_broken", {}, { cause: error })
    : error;
}
