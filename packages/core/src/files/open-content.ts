import { pipeline } from "node:stream";
import { type FileContent, unknownMediaType } from "@eureka/contracts/file";
import { decryptFrames } from "@eureka/kit/files";
import { openOrganizationKey } from "../encryption/index.ts";
import type { ByteAnswer, PreparationContext } from "../operations/index.ts";
import { contentKey } from "./content-place.ts";

/**
 * The bytes of a file. Each frame is checked before a byte of it is passed on; where the stored content was changed or cut off the
 * stream fails, so that the connection is cut and nobody takes a part for the whole. They are plain bytes, whatever the uploader
 * called them: no browser may ever run what somebody uploaded.
 */
export async function openContent(
  { ports }: Pick<PreparationContext, "ports">,
  { organizationId, file }: FileContent,
): Promise<ByteAnswer> {
  const place = contentKey({ organizationId, fileId: file.id });
  const stored = await ports.files.get(place);
  if (!stored) throw new Error(`the content of ${file.id} is not in the file store`);
  const key = await openOrganizationKey(ports, organizationId).catch((error: unknown) => {
    stored.stream.destroy();
    throw error;
  });
  const stream = decryptFrames(key, place);
  pipeline(stored.stream, stream, (error) => {
    // A reader who goes away before the end is nothing unusual.
    if (error && error.code !== "ERR_STREAM_PREMATURE_CLOSE") {
      ports.log.error({ error, organizationId, fileId: file.id }, "files.content_unreadable");
    }
  });
  return { stream, fileName: file.name, mediaType: unknownMediaType, size: file.size };
}
