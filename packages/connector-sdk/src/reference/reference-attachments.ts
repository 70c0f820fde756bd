/** What hangs on the items of the reference tracker: files with their bytes, and links. */
import { ConnectorError } from "../connector-error.ts";
import type { TrackerAttachment } from "../tracker.ts";

export type ReferenceFile =
  | { readonly name: string; readonly mediaType?: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly name: string; readonly url: string };

interface Stored {
  readonly attachment: TrackerAttachment;
  readonly bytes: Uint8Array<ArrayBuffer> | null;
  readonly intent: string | null;
}

export class ReferenceAttachments {
  readonly #byItem = new Map<string, Stored[]>();

  add(platformItemId: string, platformAttachmentId: string, file: ReferenceFile, intent: string | null): Stored {
    const bytes = "bytes" in file ? file.bytes : null;
    const stored: Stored = { attachment: describe(platformAttachmentId, file), bytes, intent };
    this.#byItem.set(platformItemId, [...this.#of(platformItemId), stored]);
    return stored;
  }

  /** Whether it hung there. */
  remove(platformItemId: string, platformAttachmentId: string): boolean {
    const before = this.#of(platformItemId);
    const left = before.filter(({ attachment }) => attachment.platformAttachmentId !== platformAttachmentId);
    this.#byItem.set(platformItemId, left);
    return left.length < before.length;
  }

  of(platformItemId: string): TrackerAttachment[] {
    return this.#of(platformItemId).map(({ attachment }) => attachment);
  }

  findByIntent(platformItemId: string, intent: string): TrackerAttachment | null {
    return this.#of(platformItemId).find((stored) => stored.intent === intent)?.attachment ?? null;
  }

  bytesOf(platformItemId: string, platformAttachmentId: string): Uint8Array<ArrayBuffer> {
    const stored = this.#of(platformItemId).find((one) => one.attachment.platformAttachmentId === platformAttachmentId);
    if (!stored) throw new ConnectorError("not_found", `There is no attachment ${platformAttachmentId}`);
    if (!stored.bytes) throw new ConnectorError("invalid", "A link has no bytes");
    return stored.bytes;
  }

  #of(platformItemId: string): Stored[] {
    return this.#byItem.get(platformItemId) ?? [];
  }
}

function describe(platformAttachmentId: string, file: ReferenceFile): TrackerAttachment {
  const { name } = file;
  if ("url" in file) return { platformAttachmentId, kind: "link", name, url: file.url };
  const url = `https://reference.example/attachments/${platformAttachmentId}`;
  const sizeBytes = file.bytes.length;
  return {
    platformAttachmentId,
    kind: "file",
    name,
    url,
    sizeBytes,
    ...(file.mediaType !== undefined && { mediaType: file.mediaType }),
  };
}
