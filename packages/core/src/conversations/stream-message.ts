/**
 * A message that grows while something works, on a platform that can stream: its lines are added as they come, and the finished message takes
 * the place of the stream. Whatever goes wrong with the stream ends it, and the message goes on by edits.
 */
import { type ChatCapability, ConnectorError, type MessageReference, type PostedMessage } from "@eureka/connector-sdk";
import type { JobContext } from "../operations/index.ts";
import { markStream, type OutgoingMessageRow } from "./outgoing-messages.store.ts";

/** What came of sending a message. */
export interface Sent {
  readonly posted: PostedMessage | null;
  /** What stands in its stream, where one is open. */
  readonly streamedText: string | null;
}

/** Whether a message that is not on the platform yet shall begin as a stream: in a thread, where the platform has streams. */
export function startsStream(
  { growingText, audience, platformThreadId }: OutgoingMessageRow,
  chat: ChatCapability,
): boolean {
  const grows = growingText !== null && audience === "channel" && platformThreadId !== null;
  return grows && chat.capabilities().streams === "native";
}

/** Begins a stream; where the platform does not want one here, `post` posts the message as it stands. */
export async function startStream(
  message: OutgoingMessageRow,
  chat: ChatCapability,
  {
    input,
    post,
  }: { readonly input: Parameters<ChatCapability["post"]>[0]; readonly post: () => Promise<PostedMessage> },
): Promise<Sent> {
  const { growingText } = message;
  if (growingText === null || !startsStream(message, chat)) return { posted: await post(), streamedText: null };
  try {
    const posted = await chat.startStream?.({ ...input, content: { ...input.content, text: growingText } });
    if (posted) return { posted, streamedText: growingText };
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
  return { posted: await post(), streamedText: null };
}

/**
 * Adds what is new to an open stream. What is finished, and a stream of which nobody knows what stands in it, is closed: from then on the
 * message is edited.
 */
export async function continueStream(
  context: JobContext,
  message: OutgoingMessageRow,
  chat: ChatCapability,
  place: PostedMessage,
): Promise<Sent> {
  const streamedText = message.stream === "open" ? await append(context, message, chat, place) : null;
  if (streamedText !== null) return { posted: place, streamedText };
  await closeStream(message, chat, place);
  return { posted: place, streamedText: null };
}

/** Puts the message, as it stands, in the place of its stream. */
export async function closeStream(
  { id, content }: OutgoingMessageRow,
  chat: ChatCapability,
  place: MessageReference,
): Promise<void> {
  try {
    await chat.stopStream?.({ intent: id, message: place, content });
  } catch (error) {
    // Somebody deleted it on the platform: nothing is left to be finished.
    if (!(error instanceof ConnectorError && error.code === "not_found")) throw error;
  }
}

/** What stands in the stream now; null where it has to be closed. */
async function append(
  context: JobContext,
  { id, growingText, streamedText }: OutgoingMessageRow,
  chat: ChatCapability,
  message: PostedMessage,
): Promise<string | null> {
  if (growingText === null || streamedText === null || !growingText.startsWith(streamedText)) return null;
  const text = growingText.slice(streamedText.length);
  if (text === "") return streamedText;
  const note = (stream: "open" | "unsure") =>
    context.transact(async ({ transaction }) => markStream(transaction, id, stream));
  // Who comes after a crash cannot see in the stream whether this was added.
  await note("unsure");
  try {
    await chat.appendStream?.({ message, text });
    return growingText;
  } catch (error) {
    if (isRefusal(error)) return null;
    if (error instanceof ConnectorError && error.code === "rate_limited") await note("open");
    throw error;
  }
}

/** The platform does not stream here or not any more; what else is wrong shows when the message is written without a stream. */
function isRefusal(error: unknown): boolean {
  return error instanceof ConnectorError && !error.isTemporary;
}
