/** Boards, lists, labels and custom fields as Trello sends them. */
import { type Board, type CustomField, type Label, type List, labelColors, type Membership } from "../model.ts";
import type { World } from "../world.ts";

export function drawBoard(world: World, board: Board): Record<string, unknown> {
  const { id, shortLink, name, desc, closed, idOrganization } = board;
  const slug = slugOf(name);
  return {
    id,
    name,
    desc,
    descData: null,
    closed,
    idOrganization,
    idEnterprise: null,
    idMemberCreator: board.memberships[0]?.idMember ?? null,
    pinned: false,
    starred: false,
    subscribed: false,
    url: `https://trello.com/b/${shortLink}/${slug}`,
    shortUrl: `https://trello.com/b/${shortLink}`,
    shortLink,
    dateLastActivity: board.dateLastActivity,
    dateLastView: board.dateLastActivity,
    enterpriseOwned: false,
    limits: {},
    memberships: board.memberships.map(drawMembership),
    prefs: drawPreferences(board),
    labelNames: drawLabelNames(world, board),
  };
}

/** A board inside a webhook: the short form that Trello has sent since 2013. */
export function drawWatchedBoard(world: World, board: Board): Record<string, unknown> {
  const { id, name, desc, descData, closed, idOrganization, pinned, url, shortUrl, prefs, labelNames } = drawBoard(
    world,
    board,
  );
  return {
    id,
    name,
    desc,
    descData,
    closed,
    idOrganization,
    idEnterprise: null,
    pinned,
    url,
    shortUrl,
    prefs,
    labelNames,
  };
}

export function drawMembership({ id, idMember, memberType }: Membership): Record<string, unknown> {
  return { id, idMember, memberType, unconfirmed: false, deactivated: false };
}

export function drawList({ id, name, closed, idBoard, pos }: List): Record<string, unknown> {
  return { id, name, closed, color: null, idBoard, pos, subscribed: false, softLimit: null };
}

export function drawLabel({ id, idBoard, name, color }: Label): Record<string, unknown> {
  return { id, idBoard, name, color, uses: 0 };
}

export function drawCustomField({
  id,
  idBoard,
  name,
  type,
  pos,
  cardFront,
  options,
}: CustomField): Record<string, unknown> {
  return {
    id,
    idModel: idBoard,
    modelType: "board",
    fieldGroup: id,
    display: { cardFront },
    name,
    pos,
    type,
    isSuggestedField: false,
    ...(type === "list" && { options: options.map((option) => ({ ...option, idCustomField: id })) }),
  };
}

export function slugOf(name: string): string {
  const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return slug.replace(/^-|-$/g, "") || "-";
}

function drawLabelNames(world: World, board: Board): Record<string, string> {
  const labels = world.labelsOf(board.id);
  const named = labelColors.map((color) => [color, labels.find((label) => label.color === color)?.name ?? ""] as const);
  return Object.fromEntries(named);
}

function drawPreferences({ permissionLevel }: Board): Record<string, unknown> {
  return {
    permissionLevel,
    hideVotes: false,
    voting: "disabled",
    comments: "members",
    invitations: "members",
    selfJoin: false,
    cardCovers: true,
    isTemplate: false,
    cardAging: "regular",
    calendarFeedEnabled: false,
    background: "blue",
    backgroundColor: "#0079BF",
    backgroundImage: null,
    backgroundImageScaled: null,
    backgroundTile: false,
    backgroundBrightness: "dark",
    backgroundBottomColor: "#0079BF",
    backgroundTopColor: "#0079BF",
    canBePublic: true,
    canBeEnterprise: true,
    canBeOrg: true,
    canBePrivate: true,
    canInvite: true,
  };
}
