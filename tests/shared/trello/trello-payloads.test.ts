/** Recorded webhook bodies of the real Trello against what the simulated one sends for the same deed. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { trello as connector } from "@eureka/connectors/trello";
import { type Board, type Card, type Person, startTrello, type Trello } from "@eureka/simulators/trello";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Receiver, startReceiver } from "./start-receiver.ts";
import { specsFolder } from "./trello-description.ts";

let trello: Trello;
let receiver: Receiver;
let person: Person;
let board: Board;
let card: Card;

beforeEach(async () => {
  trello = await startTrello();
  receiver = await startReceiver();
  const ann = trello.addMember("Ann");
  person = trello.as(ann);
  board = person.createBoard("Operations");
  const [list] = trello.world.listsOf(board.id);
  card = person.createCard(list?.id ?? "", "Card name");
  const { token, app } = trello.issueToken(ann);
  const query = new URLSearchParams({ key: app.key, token, idModel: board.id, callbackURL: receiver.url });
  expect((await fetch(`${trello.url}/1/webhooks?${query}`, { method: "POST" })).status).toBe(200);
});
afterEach(async () => {
  await trello.close();
  await receiver.close();
});

const deeds: Readonly<Record<string, () => void>> = {
  adding_comment_to_card: () => person.comment(card.id, "New comment"),
  archiving_card: () => person.archive(card.id),
  changing_cards_list: () => person.moveCard(card.id, trello.world.listsOf(board.id)[1]?.id ?? ""),
  setting_due_date_to_card: () => person.editCard(card.id, { due: "2016-05-11T10:00:00.000Z" }),
  check_item_on_card_checklist() {
    const checklist = person.addChecklist(card.id, "Checklist");
    person.tickItem(card.id, person.addItem(checklist.id, "Tomatoes").id);
  },
};

/** What Trello has added since the bodies were recorded (2016 to 2019); its present form is in the guide "Webhooks". */
const addedSince = new Set([
  "webhook",
  "action.appCreator",
  "action.limits",
  "action.display",
  "action.memberCreator.activityBlocked",
  "action.memberCreator.avatarUrl",
  "action.memberCreator.idMemberReferrer",
  "action.memberCreator.nonPublic",
  "action.memberCreator.nonPublicAvailable",
  "model.idEnterprise",
  "model.prefs.hideVotes",
  "model.prefs.isTemplate",
  "model.prefs.cardAging",
  "model.prefs.backgroundBottomColor",
  "model.prefs.backgroundTopColor",
  "model.prefs.canBeEnterprise",
]);

/** Names of colours, of which a board sends those that it has. */
const mayBeMissing = /^model\.labelNames\./;

it.each(Object.keys(deeds))("sends what Trello sends: %s", async (name) => {
  const text = readFileSync(join(specsFolder, "payloads/trello", `${name}.json`), "utf8");
  const recorded = JSON.parse(text) as { readonly action: { readonly type: string } };
  deeds[name]?.();
  await trello.idle();
  const sent = receiver.deliveries.find(({ action }) => (action as { type: string }).type === recorded.action.type);
  const wanted = shapeOf(recorded);
  const given = shapeOf(sent);
  const isOther = ([path, type]: [string, string]) => !fits(type, given.get(path));
  expect([...wanted].filter(isOther)).toEqual([]);
  const isNew = (path: string) => !wanted.has(path) && !mayBeMissing.test(path) && !isAddedSince(path);
  expect([...given.keys()].filter(isNew)).toEqual([]);
});

const recordings = readdirSync(join(specsFolder, "payloads/trello")).filter((name) => name.endsWith(".json"));

it.each(recordings)(
  "becomes a change that tells of itself, and as any other kind is told in general words: %s",
  (name) => {
    const recorded = JSON.parse(readFileSync(join(specsFolder, "payloads/trello", name), "utf8")) as Recorded;
    expect(understand(recorded)).toMatchObject({
      events: [{ type: recorded.action.type === "commentCard" ? "item.commented" : "item.updated" }],
      ignored: [],
    });
    const { id, data, memberCreator } = recorded.action;
    const other = { ...recorded, action: { ...recorded.action, type: "pinCardToWall" } };
    expect(understand(other)).toMatchObject({
      deliveryId: id,
      events: [
        {
          type: "board.activity",
          kind: "pinCardToWall",
          words: expect.stringMatching(/^pin card to wall/),
          platformBoardId: data.board.id,
          platformItemId: data.card.id,
          subject: data.card.name,
          permalink: `https://trello.com/c/${data.card.shortLink}`,
          actor: { platformUserId: memberCreator.id, displayName: memberCreator.fullName },
        },
      ],
      ignored: [],
    });
  },
);

interface Recorded {
  readonly action: {
    readonly id: string;
    readonly type: string;
    readonly memberCreator: { readonly id: string; readonly fullName: string };
    readonly data: {
      readonly board: { readonly id: string };
      readonly card: { readonly id: string; readonly name: string; readonly shortLink: string };
    };
  };
}

function understand(delivery: Recorded) {
  const body = new TextEncoder().encode(JSON.stringify(delivery));
  return connector.inbound?.parse({ method: "POST", url: "https://eureka.example/hooks/trello/k1", headers: {}, body });
}

function isAddedSince(path: string): boolean {
  return [...addedSince].some((added) => path === added || path.startsWith(`${added}.`));
}

/** Every path with the type that stands there. */
function shapeOf(value: unknown, path = ""): Map<string, string> {
  if (typeof value !== "object" || value === null) return new Map([[path, value === null ? "null" : typeof value]]);
  const shape = new Map(path === "" ? [] : [[path, "object"]]);
  for (const [name, part] of Object.entries(value)) {
    for (const [below, type] of shapeOf(part, path === "" ? name : `${path}.${name}`)) shape.set(below, type);
  }
  return shape;
}

/** A value that was null, or is, may be of any type. */
function fits(wanted: string, given: string | undefined): boolean {
  return given !== undefined && (wanted === given || wanted === "null" || given === "null");
}
