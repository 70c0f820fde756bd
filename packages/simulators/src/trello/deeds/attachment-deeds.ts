/** Links and files on a card. */
import type { Attachment, Author, Card } from "../model.ts";
import { resolvePosition } from "../position.ts";
import { cardReference, recordAction } from "../record-action.ts";
import { resourceNotFound } from "../refusal.ts";
import type { World } from "../world.ts";

export interface NewAttachment {
  readonly name?: string | undefined;
  readonly mimeType?: string | undefined;
  /** Of a link. */
  readonly url?: string | undefined;
  readonly file?: { readonly name: string; readonly bytes: Buffer } | undefined;
}

export function addAttachment(world: World, author: Author, card: Card, input: NewAttachment): Attachment {
  const id = world.newId();
  const fileName = input.file?.name ?? "";
  const download = `${world.url}/1/cards/${card.id}/attachments/${id}/download/${encodeURIComponent(fileName)}`;
  const url = input.file ? download : (input.url ?? "");
  const attachment: Attachment = {
    id,
    name: input.name ?? (fileName || url),
    url,
    date: world.now(),
    idMember: author.member.id,
    mimeType: input.mimeType ?? "",
    pos: resolvePosition(
      "bottom",
      card.attachments.map(({ pos }) => pos),
    ),
    file: input.file ? { fileName, bytes: input.file.bytes } : null,
  };
  card.attachments.push(attachment);
  record(world, author, card, "addAttachmentToCard", { url, name: attachment.name, id });
  return attachment;
}

export function deleteAttachment(world: World, author: Author, card: Card, idAttachment: string): void {
  const { id, name } = findAttachment(card, idAttachment);
  card.attachments = card.attachments.filter((attachment) => attachment.id !== id);
  if (card.cover.idAttachment === id) card.cover.idAttachment = null;
  record(world, author, card, "deleteAttachmentFromCard", { name, id });
}

export function findAttachment(card: Card, idAttachment: string): Attachment {
  const attachment = card.attachments.find(({ id }) => id === idAttachment);
  if (!attachment) throw resourceNotFound();
  return attachment;
}

function record(world: World, author: Author, card: Card, type: string, attachment: object): void {
  const data = { card: cardReference(card), attachment };
  recordAction(world, author, { type, board: world.board(card.idBoard), card, lists: [card.idList], data });
}
