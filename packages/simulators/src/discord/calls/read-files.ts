import type { SentFile } from "../../platform/index.ts";
import { invalidForm } from "../errors.ts";
import type { Attachment } from "../world/message.ts";
import type { World } from "../world/world.ts";

interface ListedFile {
  readonly id: string;
  readonly filename?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly description?: string | null | undefined;
}

/** Bytes that an upload without any boost may have: 10 MiB. */
const largestFile = 10 * 1024 * 1024;

/**
 * The files of a multipart request, which `attachments` describes by their number.
 * @throws 50035 for a described file that is not there and for one that is too large
 */
export function readFiles(
  world: World,
  files: ReadonlyMap<string, SentFile>,
  listed: readonly ListedFile[] = [],
  isEdit = false,
): Attachment[] {
  const numbers = new Map([...files].map(([field, file]) => [/^files\[(\d+)\]$/.exec(field)?.[1] ?? field, file]));
  const absent = listed.findIndex(({ id }) => !numbers.has(id) && !isEdit);
  if (absent >= 0)
    throw invalidForm(`attachments.${absent}.id`, "ATTACHMENT_NOT_FOUND", "The attachment was not uploaded.");
  return [...numbers].map(([number, { name, mediaType, bytes }]) => {
    if (bytes.length > largestFile)
      throw invalidForm("files", "BASE_TYPE_FILE_TOO_LARGE", "The maximum file size is 10485760 bytes.");
    const description = listed.find(({ id }) => id === number);
    return {
      id: world.nextId(),
      filename: (description?.filename ?? name).replaceAll(/[^\w.-]/g, "_"),
      title: description?.title ?? null,
      description: description?.description ?? null,
      mediaType,
      bytes,
    };
  });
}
