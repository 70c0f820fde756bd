/** The bytes of an attachment on their way into a thread. */
import { Readable } from "node:stream";
import { type ChatCapability, ConnectorError, type PostedMessage, type PostMessageInput } from "@eureka/connector-sdk";
import type { FileContent } from "@eureka/contracts/file";
import type { Id } from "@eureka/contracts/ids";
import { findFiles, openContent } from "../files/index.ts";
import type { JobContext, Ports } from "../operations/index.ts";
import { selectAttachedFileId } from "./attached-files.store.ts";

/** Uploads the file of an attachment, with the words of the message beside it. Throws "not_found" for one that is gone by now. */
export async function sendFile(
  { ports, organizationId }: JobContext,
  chat: ChatCapability,
  attachmentId: Id<"attachment">,
  { content, replyHandle: _replyHandle, ...place }: PostMessageInput,
): Promise<PostedMessage> {
  const [file] = await ports.database.withOrganization(organizationId, async (transaction) => {
    const fileId = await selectAttachedFileId(transaction, attachmentId);
    return fileId ? findFiles({ transaction }, [fileId]) : [];
  });
  if (!file) throw new ConnectorError("not_found", `The file of ${attachmentId} is gone`);
  if (!chat.uploadFile) throw new ConnectorError("invalid", "This chat takes no files");
  const { name, mediaType, size: sizeBytes } = file;
  const open = () =>
    Readable.toWeb(Readable.from(readBytes(ports, { organizationId, file }))) as ReadableStream<Uint8Array>;
  return chat.uploadFile({ ...place, name, mediaType, sizeBytes, open, text: content.text });
}

/** Opened with the first read: a second attempt reads from the start. */
async function* readBytes(ports: Ports, content: FileContent): AsyncGenerator<Uint8Array> {
  const { stream } = await openContent({ ports }, content);
  yield* stream;
}
