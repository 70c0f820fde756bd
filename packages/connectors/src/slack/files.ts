/** Files, in three steps out and two in: https://docs.slack.dev/messaging/working-with-files. */
import { setTimeout as wait } from "node:timers/promises";
import { ConnectorError, type PostedMessage, type UploadFileInput } from "@eureka/connector-sdk";
import { escapeMarkdown } from "@eureka/contracts/escape-markdown";
import type { PlatformFile } from "@eureka/contracts/universal-event";
import { z } from "zod";
import { splitIntoSections } from "./cards.ts";
import { anyAnswer, type SlackClient } from "./client.ts";
import { findByIntent } from "./find-by-intent.ts";
import { blockIdOfIntent } from "./message-metadata.ts";
import { toSlackTextWithin } from "./text.ts";

const uploadSchema = z.looseObject({ upload_url: z.url(), file_id: z.string().min(1) });
const infoSchema = z.looseObject({
  file: z.looseObject({ url_private_download: z.string().nullish(), url_private: z.string().nullish() }),
});

const longestComment = 9_000;
/** Slack shares a file a moment after it said that it would. */
const looksAfterMilliseconds = [0, 250, 500, 1_000, 2_000, 4_000];

/** Sends a file with its text. The intent is the name of the text's block, because files take no metadata. */
export async function uploadFile(slack: SlackClient, input: UploadFileInput): Promise<PostedMessage> {
  const { intent, platformChannelId, platformThreadId, name, open, text = "" } = input;
  const bytes = new Uint8Array(await new Response(open()).arrayBuffer());
  const started = slack.tools.clock.now();
  const facts = { filename: name, length: bytes.length };
  const { upload_url, file_id } = await slack.call("files.getUploadURLExternal", facts, uploadSchema);
  await slack.upload(upload_url, bytes);
  const words = toSlackTextWithin(text.trim() === "" ? escapeMarkdown(name) : text, longestComment).text;
  const blocks = splitIntoSections(words).map((piece, index) => ({
    type: "section",
    block_id: index === 0 ? blockIdOfIntent(intent) : `eureka part ${index}`,
    text: { type: "mrkdwn", text: piece },
  }));
  await slack.call(
    "files.completeUploadExternal",
    {
      files: [{ id: file_id, title: name }],
      channel_id: platformChannelId,
      ...(platformThreadId !== undefined && { thread_ts: platformThreadId }),
      blocks,
    },
    anyAnswer,
  );
  const sentTo = { platformChannelId, ...(platformThreadId !== undefined && { platformThreadId }) };
  for (const milliseconds of looksAfterMilliseconds) {
    await wait(milliseconds);
    const found = await findByIntent(slack, { intent, sentTo, sentAfter: started });
    if (found) return found;
  }
  throw new ConnectorError("unavailable", "Slack took the file, and does not show it yet");
}

export async function downloadFile(slack: SlackClient, file: PlatformFile): Promise<ReadableStream<Uint8Array>> {
  const { file: found } = await slack.call("files.info", { file: file.platformFileId }, infoSchema);
  const address = found.url_private_download || found.url_private;
  if (!address) throw new ConnectorError("not_found", "Slack has no bytes of this file");
  return slack.download(address);
}
