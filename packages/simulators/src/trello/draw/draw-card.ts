/** Cards and what hangs on them, as Trello sends them. */
import { commentsOf } from "../deeds/comment-deeds.ts";
import type { Attachment, Card, CheckItem, Checklist, CustomFieldItem } from "../model.ts";
import type { World } from "../world.ts";
import { chooseFields } from "./choose-fields.ts";
import { drawLabel, slugOf } from "./draw-board.ts";
import { drawMemberBriefly } from "./draw-people.ts";

export function drawCard(world: World, card: Card): Record<string, unknown> {
  const checklists = world.checklistsOf(card.id);
  const shortUrl = `https://trello.com/c/${card.shortLink}`;
  return {
    id: card.id,
    address: null,
    badges: drawBadges(world, card, checklists),
    checkItemStates: checklists.flatMap(({ checkItems }) =>
      checkItems.filter(({ state }) => state === "complete").map(({ id, state }) => ({ idCheckItem: id, state })),
    ),
    closed: card.closed,
    coordinates: null,
    creationMethod: null,
    dueComplete: card.dueComplete,
    dateLastActivity: card.dateLastActivity,
    desc: card.desc,
    descData: { emoji: {} },
    due: card.due,
    dueReminder: null,
    email: null,
    idBoard: card.idBoard,
    idChecklists: checklists.map(({ id }) => id),
    idLabels: [...card.idLabels],
    idList: card.idList,
    idMembers: [...card.idMembers],
    idMembersVoted: [],
    idShort: card.idShort,
    idAttachmentCover: card.cover.idAttachment,
    labels: card.idLabels.map((id) => drawLabel(world.label(id))),
    limits: {},
    locationName: null,
    manualCoverAttachment: card.cover.idAttachment !== null,
    name: card.name,
    nodeId: `ari:cloud:trello::card/${card.id}`,
    pos: card.pos,
    shortLink: card.shortLink,
    shortUrl,
    start: card.start,
    subscribed: card.subscribed,
    url: `${shortUrl}/${card.idShort}-${slugOf(card.name)}`,
    cover: { ...card.cover },
    isTemplate: false,
    cardRole: null,
  };
}

export interface CardParts {
  readonly fields?: string | undefined;
  readonly checklists?: string | undefined;
  readonly members?: boolean | undefined;
  readonly attachments?: boolean | "cover" | undefined;
  readonly attachment_fields?: string | undefined;
  readonly customFieldItems?: boolean | undefined;
}

/** A card with what the request asks for beside it. */
export function drawCardWith(world: World, card: Card, parts: CardParts): Record<string, unknown> {
  const drawn = chooseFields(drawCard(world, card), parts.fields);
  if (parts.checklists === "all")
    drawn.checklists = world.checklistsOf(card.id).map((list) => drawChecklist(world, list));
  if (parts.members) drawn.members = card.idMembers.map((id) => drawMemberBriefly(world.member(id)));
  if (parts.customFieldItems)
    drawn.customFieldItems = card.customFieldItems.map((item) => drawCustomFieldItem(card, item));
  if (parts.attachments) {
    const shown = card.attachments.filter(({ id }) => parts.attachments === true || id === card.cover.idAttachment);
    drawn.attachments = shown.map((attachment) => chooseFields(drawAttachment(attachment), parts.attachment_fields));
  }
  return drawn;
}

export function drawChecklist(world: World, checklist: Checklist): Record<string, unknown> {
  const { id, name, pos, idCard, checkItems } = checklist;
  const { idBoard } = world.card(idCard);
  return { id, name, idBoard, idCard, pos, limits: {}, checkItems: checkItems.map((item) => drawCheckItem(id, item)) };
}

export function drawCheckItem(idChecklist: string, item: CheckItem): Record<string, unknown> {
  const { id, name, state, pos, due, idMember } = item;
  return { id, name, nameData: { emoji: {} }, pos, state, due, dueReminder: null, idMember, idChecklist };
}

export function drawAttachment({
  id,
  name,
  url,
  date,
  idMember,
  mimeType,
  pos,
  file,
}: Attachment): Record<string, unknown> {
  return {
    id,
    bytes: file?.bytes.length ?? null,
    date,
    edgeColor: null,
    idMember,
    isUpload: file !== null,
    isMalicious: false,
    mimeType,
    name,
    previews: [],
    url,
    pos,
    fileName: file?.fileName ?? name,
  };
}

export function drawCustomFieldItem(card: Card, item: CustomFieldItem): Record<string, unknown> {
  return { ...item, idModel: card.id, modelType: "card" };
}

function drawBadges(world: World, card: Card, checklists: readonly Checklist[]): Record<string, unknown> {
  const items = checklists.flatMap(({ checkItems }) => checkItems);
  return {
    attachmentsByType: { trello: { board: 0, card: 0 } },
    externalSource: null,
    location: false,
    votes: 0,
    viewingMemberVoted: false,
    subscribed: card.subscribed,
    fogbugz: "",
    checkItems: items.length,
    checkItemsChecked: items.filter(({ state }) => state === "complete").length,
    checkItemsEarliestDue: null,
    comments: commentsOf(world, card).length,
    attachments: card.attachments.length,
    description: card.desc !== "",
    due: card.due,
    dueComplete: card.dueComplete,
    start: card.start,
  };
}
