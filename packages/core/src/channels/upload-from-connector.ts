/** Files that Eureka itself brings into its chat, and the bytes of those that stand there. */
import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import { findFiles, openContent, storeContent } from "../files/index.ts";
import type { Application, Context } from "../operations/index.ts";
import { type MessageRow, selectFilesInMessages } from "./messages.store.ts";
import { type ConnectorPost, findEarlierPost, postFromConnector } from "./post-from-connector.ts";

export interface ConnectorUpload extends Pick<ConnectorPost, "intent" | "channelId" | "threadId" | "text"> {
  readonly name: string;
  readonly mediaType: string;
  readonly open: () => ReadableStream<Uint8Array>;
}

/** Where the chat of one organization is reached: each call of `transact` is a transaction of its own. */
export interface ChatAccess {
  readonly application: Application;
  readonly organizationId: Id<"organization">;
  readonly transact: <Result>(work: (context: Context) => Promise<Result>) => Promise<Result>;
}

/**
 * Stores the bytes first and then writes their message, with the file in the same transaction: after a crash between the two nobody
 * has seen anything, and the sweep removes the bytes. Throws what {@link postFromConnector} throws, and `request.too_large`.
 */
export async function uploadFromConnector(
  { application, organizationId, transact }: ChatAccess,
  { open, name, mediaType, ...post }: ConnectorUpload,
): Promise<MessageRow> {
  // Asked before a byte is read: a repetition stores nothing, and neither does what cannot be written.
  const earlier = await transact((context) => findEarlierPost(context, post));
  if (earlier) return earlier;
  const bytes = Readable.fromWeb(open() as WebStream<Uint8Array>);
  const content = await storeContent(application.ports, organizationId, bytes);
  return transact((context) => postFromConnector(context, { ...post, file: { content, name, mediaType } }));
}

/** Opens a file that some message carries. Throws `file.not_found` for any other: what is not talked about is not the chat's to show. */
export async function openFileOfMessages(
  { application, organizationId, transact }: ChatAccess,
  id: Id<"file">,
): Promise<ReadableStream<Uint8Array>> {
  const file = await transact(async (context) => {
    const [found] = await findFiles(context, await selectFilesInMessages(context.transaction, [id]));
    if (!found) throw notFound("file", id);
    return found;
  });
  const { stream } = await openContent(application, { organizationId, file });
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}
