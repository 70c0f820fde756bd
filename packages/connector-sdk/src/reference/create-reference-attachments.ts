/** The capability over the attachments of {@link ReferenceTrackerServer}. */
import { ConnectorError } from "../connector-error.ts";
import type { AttachmentsCapability } from "../tracker.ts";
import type { ReferenceTrackerServer } from "./reference-tracker-server.ts";

const largestFileBytes = 1024 * 1024;

export function createReferenceAttachments(server: ReferenceTrackerServer): AttachmentsCapability {
  const read = <Result>(call: () => Result) => server.faults.run("read", call);
  const write = <Result>(call: () => Result) => server.faults.run("write", call);
  return {
    largestFileBytes,
    async addFile({ item, name, mediaType, sizeBytes, open, intent }) {
      if (sizeBytes > largestFileBytes) throw new ConnectorError("invalid", "The file is too large");
      const bytes = new Uint8Array(await new Response(open()).arrayBuffer());
      return write(() => server.attach(item.platformItemId, { name, mediaType, bytes }, intent));
    },
    addLink: ({ item, name, url, intent }) => write(() => server.attach(item.platformItemId, { name, url }, intent)),
    findByIntent: ({ item, intent }) => read(() => server.findAttachmentByIntent(item.platformItemId, intent)),
    async open({ item, platformAttachmentId }) {
      const bytes = await read(() => server.bytesOf(item.platformItemId, platformAttachmentId));
      return new Blob([bytes]).stream() as ReadableStream<Uint8Array>;
    },
    remove: ({ item, platformAttachmentId }) => write(() => server.detach(item.platformItemId, platformAttachmentId)),
  };
}
