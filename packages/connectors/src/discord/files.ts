/** Files of messages, both ways. */
import { ConnectorError, type UploadFileInput } from "@eureka/connector-sdk";
import type { PlatformFile } from "@eureka/contracts/universal-event";
import type { APIMessage } from "discord-api-types/v10";
import type { DiscordClient } from "./client.ts";
import { nonceOf } from "./intent-mark.ts";
import { allowMentions } from "./message-body.ts";
import { cutText, longestContent, toDiscordText } from "./text.ts";

/** A message with a file as a form (https://discord.com/developers/docs/reference#uploading-files). Reads the bytes from the start. */
export async function writeUpload({ intent, name, mediaType, open, text = "" }: UploadFileInput): Promise<FormData> {
  const content = cutText(toDiscordText(text), longestContent);
  const message = {
    content,
    allowed_mentions: allowMentions(content),
    nonce: nonceOf(intent),
    enforce_nonce: true,
    attachments: [{ id: 0, filename: name }],
  };
  const bytes = await new Response(open()).bytes();
  const form = new FormData();
  form.set("payload_json", JSON.stringify(message));
  form.set("files[0]", new File([bytes], name, { type: mediaType }));
  return form;
}

/** The bytes of a file. Its address is asked for anew, because addresses expire; a file without message has only the one that it came with. */
export async function openFile(
  client: DiscordClient,
  { platformFileId }: PlatformFile,
): Promise<ReadableStream<Uint8Array>> {
  if (/^https?:\/\//.test(platformFileId)) return client.download(platformFileId);
  const [channelId, messageId, fileId] = platformFileId.split("/");
  if (!channelId || !messageId || !fileId) throw new ConnectorError("invalid", "This is no id of a file");
  const message = await client.call<APIMessage>("GET", `/channels/${channelId}/messages/${messageId}`);
  const attachment = message.attachments.find(({ id }) => id === fileId);
  if (!attachment) throw new ConnectorError("not_found", "The message has no such file");
  return client.download(attachment.url);
}
