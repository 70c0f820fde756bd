/** What somebody does on Trello, or here, is taken back on both sides, and the trail names who did it over there. */
import type { Explanation } from "@eureka/contracts/explanation";
import type { Page } from "@eureka/contracts/page";
import type { HistoryEntry, WorkItem } from "@eureka/contracts/work-item";
import { startTrello, type Trello } from "@eureka/simulators/trello";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  connectTrello,
  openPlatformStage,
  openTeam,
  type PlatformStage,
  type PlatformTeam,
  type TrelloSide,
} from "./platform-stage.ts";

let stage: PlatformStage;
let trello: Trello;
let team: PlatformTeam;
let side: TrelloSide;
let itemId: string;

beforeAll(async () => {
  stage = await openPlatformStage();
  trello = await startTrello();
  team = await openTeam(stage, [trello]);
  side = await connectTrello(team, trello);
  side.person.createCard(trello.world.listsOf(side.trelloBoardId)[0]?.id ?? "", "Bake bread");
  await team.settle();
  itemId = (await team.items())[0]?.id ?? "";
});
afterAll(async () => {
  await trello.close();
  await stage.close();
});

const card = () => side.cards()[0];
const item = () => team.run<WorkItem>(team.user, "work_item.get", { id: itemId });
async function undo(type: string): Promise<void> {
  const { data } = await team.run<Page<HistoryEntry>>(team.user, "work_item.history", { id: itemId });
  const eventId = data.find((entry) => entry.type === type)?.eventId;
  await team.run(team.user, "work_item.undo", { id: itemId, eventId });
  await team.settle();
}
async function reasonOf(field: string) {
  const { data } = await team.run<Explanation>(team.viewer, "work_item.explain", { id: itemId, field });
  return data[0]?.steps[0]?.reason;
}

it("names who made the card, renamed and moved it, and takes both back over there", async () => {
  expect(await reasonOf("existence")).toMatchObject({
    because: { kind: "platform", connectionId: side.connection.id },
    connection: { connector: "trello", title: "Trello" },
    personName: "Tess Trello",
  });
  side.person.editCard(card()?.id ?? "", { name: "Bake cake" });
  await team.settle();
  expect((await item()).title).toBe("Bake cake");
  expect(await reasonOf("title")).toMatchObject({ personName: "Tess Trello" });
  const lists = trello.world.listsOf(side.trelloBoardId);
  side.person.moveCard(card()?.id ?? "", lists[1]?.id ?? "");
  await team.settle();
  expect((await item()).state).toBe("doing");
  await undo("work_item.moved");
  await undo("work_item.updated");
  expect(card()).toMatchObject({ name: "Bake bread", list: "To do" });
});

it("makes a new card when the deletion of the first one is taken back", async () => {
  const first = card()?.id ?? "";
  side.person.deleteCard(first);
  await team.settle();
  expect((await item()).archivedAt).not.toBeNull();
  await undo("work_item.archived");
  expect(side.cards()).toMatchObject([{ name: "Bake bread", list: "To do" }]);
  expect(card()?.id).not.toBe(first);
});
