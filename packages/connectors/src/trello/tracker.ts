/** Boards, lists and cards in neutral words. */
import {
  type ChangeItemInput,
  ConnectorError,
  type MoveItemInput,
  type PlaceItemInput,
  type TrackerAbilities,
  type TrackerCapability,
  type TrackerItem,
  type UpdateItemInput,
} from "@eureka/connector-sdk";
import type { PlatformItemFields } from "@eureka/contracts/universal-event";
import { z } from "zod";
import { createTrelloAttachments } from "./attachments.ts";
import { anything, part, type TrelloClient } from "./client.ts";
import { addComment, deleteComment, findCommentByIntent, listComments, updateComment } from "./comments.ts";
import { createItem, findByIntent } from "./create-item.ts";
import { createTrelloFields } from "./fields.ts";
import { choosePosition, findPosition, readPlaces } from "./find-position.ts";
import { listChanges } from "./list-changes.ts";
import { markerLength, readMarker } from "./marker.ts";
import { keyBetween, writeOrderKey } from "./order-key.ts";
import { personOf } from "./person.ts";
import { readFacts } from "./read-facts.ts";
import { namesOfLabels, readItem } from "./read-item.ts";
import { labelColors, resolveLabels } from "./resolve-labels.ts";
import { takePage } from "./take-page.ts";
import { boardSchema, cardQuery, cardSchema, labelSchema, listSchema, memberSchema, type TrelloCard } from "./wire.ts";
import { writeChecklist } from "./write-checklist.ts";

/** Trello's longest name and description. */
const longestText = 16_384;

const abilities: TrackerAbilities = {
  intents: "lookup",
  fields: ["title", "body", "platformListId", "labels", "assignees", "due", "checklist", "archived"],
  dueKinds: ["instant"],
  positions: true,
  comments: "full",
  deletesItems: true,
  reportsDeletions: true,
  maxTitleLength: longestText,
  maxBodyLength: longestText - markerLength,
};

export function createTrelloTracker(client: TrelloClient): TrackerCapability {
  const getCard = (id: string) => client.get(`/cards/${part(id)}`, cardSchema, cardQuery);
  const changeCard = (id: string, body: object) => client.send("PUT", `/cards/${part(id)}`, body, anything);
  const listLists = (idBoard: string) =>
    client.get(`/boards/${part(idBoard)}/lists`, z.array(listSchema), { filter: "open", fields: "name" });

  async function updateItem({ item, fields }: UpdateItemInput): Promise<TrackerItem> {
    checkFields(fields);
    const { platformItemId: id } = item;
    const needsCard = fields.body !== undefined || fields.labels !== undefined || fields.checklist !== undefined;
    const card = needsCard ? await getCard(id) : null;
    const changes = {
      ...(fields.title !== undefined && { name: fields.title }),
      ...(fields.body !== undefined && { desc: fields.body + readMarker(card?.desc ?? "") }),
      ...(fields.labels && card && { idLabels: await chooseLabels(card, fields.labels) }),
      ...(fields.assignees && { idMembers: fields.assignees.join(",") }),
      ...(fields.due !== undefined && { due: fields.due?.kind === "instant" ? fields.due.at : null }),
    };
    if (Object.keys(changes).length > 0) await changeCard(id, changes);
    if (fields.checklist && card) await writeChecklist(client, id, card.checklists, fields.checklist);
    return readItem(await getCard(id));
  }

  /** Labels without a name stay: nobody who only knows names can have meant to take them off. */
  async function chooseLabels(card: TrelloCard, names: readonly string[]): Promise<string> {
    const unnamed = card.labels.filter(({ name }) => !name).map(({ id }) => id);
    // A board may have several labels of one name; the one that is on the card already stays.
    const kept = card.labels.filter(({ name }) => name && names.includes(name));
    const missing = names.filter((wanted) => !kept.some(({ name }) => name === wanted));
    const added = await resolveLabels(client, card.idBoard, missing);
    return [...unnamed, ...kept.map(({ id }) => id), ...added].join(",");
  }

  async function moveItem({ item, platformListId, position }: MoveItemInput): Promise<TrackerItem> {
    const { platformItemId: id } = item;
    const pos = await findPosition(client, platformListId, position, id);
    if (pos !== null) await changeCard(id, { idList: platformListId, pos });
    return readItem(await getCard(id));
  }

  /** The list itself is not written: who moves the card to another one at this moment is not overruled. */
  async function placeItem({ item, platformListId, position }: PlaceItemInput): Promise<void> {
    const { platformItemId: id } = item;
    const places = await readPlaces(client, platformListId);
    if (!places.some((place) => place.id === id)) return;
    const pos = choosePosition(places, position, id);
    if (pos !== null) await changeCard(id, { pos });
  }

  async function setArchived({ item }: ChangeItemInput, closed: boolean): Promise<TrackerItem> {
    await changeCard(item.platformItemId, { closed });
    return readItem(await getCard(item.platformItemId));
  }

  return {
    capabilities: () => abilities,

    async listBoards(page) {
      const query = { filter: "all", fields: "name,closed,shortUrl" };
      const boards = takePage(await client.get("/members/me/boards", z.array(boardSchema), query), page);
      return {
        entries: boards.entries.map(({ id, name, closed, shortUrl }) => ({
          platformBoardId: id,
          name,
          archived: closed,
          ...(shortUrl !== undefined && { permalink: shortUrl }),
        })),
        nextCursor: boards.nextCursor,
      };
    },
    async listLists({ platformBoardId }) {
      return (await listLists(platformBoardId)).map(({ id, name }) => ({ platformListId: id, name }));
    },
    async listLabels({ platformBoardId }) {
      const path = `/boards/${part(platformBoardId)}/labels`;
      const labels = await client.get(path, z.array(labelSchema), { limit: "1000" });
      return namesOfLabels(labels).map((name) => {
        const color = labelColors[labels.find((label) => label.name === name)?.color?.split("_")[0] ?? ""];
        return { name, ...(color !== undefined && { color }) };
      });
    },
    async listMembers({ platformBoardId, ...page }) {
      const path = `/boards/${part(platformBoardId)}/members`;
      const members = takePage(await client.get(path, z.array(memberSchema), { fields: "fullName,username" }), page);
      return { entries: members.entries.map(personOf), nextCursor: members.nextCursor };
    },

    async createItem(input) {
      checkFields(input.fields);
      return createItem(client, input);
    },
    findByIntent: (search) => findByIntent(client, search),
    async getItem({ platformItemId }) {
      const card = await getCard(platformItemId);
      const facts = await readFacts(client, card);
      return { ...readItem(card), ...(facts.length > 0 && { facts }) };
    },
    updateItem,
    moveItem,
    archiveItem: (input) => setArchived(input, true),
    restoreItem: (input) => setArchived(input, false),
    deleteItem: ({ item }) => client.remove(`/cards/${part(item.platformItemId)}`),

    listComments: (input) => listComments(client, input),
    addComment: (input) => addComment(client, input),
    findCommentByIntent: (search) => findCommentByIntent(client, search),
    updateComment: (input) => updateComment(client, input),
    deleteComment: (input) => deleteComment(client, input),

    order: {
      read: async ({ platformListId }) =>
        (await readPlaces(client, platformListId)).map(({ id, pos }) => ({
          platformItemId: id,
          orderKey: writeOrderKey(pos, id),
        })),
      place: placeItem,
      keyBetween,
    },
    attachments: createTrelloAttachments(client),
    fields: createTrelloFields(client),

    listChanges: (request) => listChanges(client, request),
  };
}

/** Trello would answer 400 too, but for some texts only after it has made the card. */
function checkFields({ title, body, due }: Partial<PlatformItemFields>): void {
  if (title === "") throw new ConnectorError("invalid", "A card needs a name");
  if ((title?.length ?? 0) > abilities.maxTitleLength) throw new ConnectorError("invalid", "The title is too long");
  if ((body?.length ?? 0) > abilities.maxBodyLength) throw new ConnectorError("invalid", "The body is too long");
  if (due?.kind === "date") throw new ConnectorError("invalid", "Trello keeps moments, not dates");
}
