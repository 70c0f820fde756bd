/** Attachments: files that Trello keeps, and links. The invisible marker of an intent stands at the end of an attachment's name. */
import {
  type AddFileInput,
  type AddLinkInput,
  type AttachmentReference,
  type AttachmentsCapability,
  ConnectorError,
  cleanText,
  type TrackerAttachment,
} from "@eureka/connector-sdk";
import { universalEventLimits } from "@eureka/contracts/universal-event";
import { z } from "zod";
import { part, type TrelloClient } from "./client.ts";
import { markerLength, markerOf, readMarker, withoutMarker } from "./marker.ts";
import { attachmentSchema, type TrelloAttachment } from "./wire.ts";

/** What Trello takes on every plan; paid ones take more, but no call says which one a board is on. */
const largestFileBytes = 10 * 1024 * 1024;
const longestName = 256;

export function createTrelloAttachments(client: TrelloClient): AttachmentsCapability {
  const pathOf = (idCard: string) => `/cards/${part(idCard)}/attachments`;
  const list = (idCard: string) => client.get(pathOf(idCard), z.array(attachmentSchema));

  return {
    largestFileBytes,

    async addFile({ intent, item, name, mediaType, sizeBytes, open }: AddFileInput) {
      if (sizeBytes > largestFileBytes) throw new ConnectorError("invalid", "The file is too large for Trello");
      const bytes = await new Response(open()).arrayBuffer();
      const form = new FormData();
      form.set("name", markName(name, intent));
      form.set("mimeType", mediaType);
      form.set("file", new Blob([bytes], { type: mediaType }), name);
      return readAttachment(await client.upload(pathOf(item.platformItemId), form, attachmentSchema));
    },

    async addLink({ intent, item, name, url }: AddLinkInput) {
      const wish = { name: markName(name, intent), url };
      return readAttachment(await client.send("POST", pathOf(item.platformItemId), wish, attachmentSchema));
    },

    async findByIntent({ intent, item }) {
      const marker = markerOf(intent);
      const found = (await list(item.platformItemId)).find(({ name }) => readMarker(name) === marker);
      return found ? readAttachment(found) : null;
    },

    async open({ item, platformAttachmentId }: AttachmentReference) {
      const path = `${pathOf(item.platformItemId)}/${part(platformAttachmentId)}`;
      const { isUpload, fileName } = await client.get(path, attachmentSchema);
      if (!isUpload) throw new ConnectorError("invalid", "A link has no bytes");
      // The path is ours: what stands in `url` is never followed.
      return client.download(`${path}/download/${encodeFileName(fileName)}`);
    },

    remove: ({ item, platformAttachmentId }) =>
      client.remove(`${pathOf(item.platformItemId)}/${part(platformAttachmentId)}`),
  };
}

/** What leads to no web address is left out: nobody here shall open `javascript:` or a file of his own. */
export function readAttachments(attachments: readonly TrelloAttachment[]): TrackerAttachment[] {
  return attachments.filter(({ url }) => /^https?:\/\//i.test(url) && URL.canParse(url)).map(readAttachment);
}

function readAttachment({ id, name, url, isUpload, bytes, mimeType }: TrelloAttachment): TrackerAttachment {
  return {
    platformAttachmentId: id,
    kind: isUpload ? "file" : "link",
    name: cleanText(withoutMarker(name), universalEventLimits.name) || "-",
    url,
    ...(mimeType && { mediaType: mimeType }),
    ...(bytes != null && { sizeBytes: bytes }),
  };
}

/** The end of a long name tells what kind of file it is, so the middle is left out. */
function markName(name: string, intent: string): string {
  const room = longestName - markerLength;
  const shown = name.length <= room ? name : `${name.slice(0, room - 21)}…${name.slice(-20)}`;
  return shown.toWellFormed() + markerOf(intent);
}

/** Trello goes by the ids; a name of dots alone would be another path. */
function encodeFileName(name: string | null | undefined): string {
  return !name || /^\.+$/.test(name) ? "file" : encodeURIComponent(name.toWellFormed());
}
