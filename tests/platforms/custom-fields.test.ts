/** A custom field of a Trello card is set here and there, and stands the same on both sides. */
import type { ExternalLink } from "@eureka/contracts/connected-board";
import type { EventEnvelope } from "@eureka/contracts/event";
import type { HistoryEntry } from "@eureka/contracts/work-item";
import { relayOnce } from "@eureka/core/events";
import type { CustomField, Trello } from "@eureka/simulators/trello";
import { startTrello, trelloFailures } from "@eureka/simulators/trello";
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
let stranger: PlatformTeam;
let side: TrelloSide;
let itemId: string;
let fields: Record<CustomField["type"], CustomField>;

beforeAll(async () => {
  stage = await openPlatformStage();
  trello = await startTrello();
  [team, stranger] = await Promise.all([openTeam(stage, [trello]), openTeam(stage, [trello])]);
  side = await connectTrello(team, trello);
  const { person, trelloBoardId: board } = side;
  const make = (type: CustomField["type"], options?: string[]) =>
    person.createCustomField(board, { name: `My ${type}`, type, ...(options && { options }) });
  fields = {
    text: make("text"),
    number: make("number"),
    checkbox: make("checkbox"),
    date: make("date"),
    list: make("list", ["Low", "High"]),
  };
  person.createCard(trello.world.listsOf(board)[0]?.id ?? "", "Bake bread");
  await team.settle();
  itemId = (await team.items())[0]?.id ?? "";
});
afterAll(async () => {
  await trello.close();
  await stage.close();
});

const cardId = () => side.cards()[0]?.id ?? "";
const there = (type: CustomField["type"]) => {
  const item = trello.world
    .card(cardId())
    .customFieldItems.find(({ idCustomField }) => idCustomField === fields[type].id);
  return item?.idValue ?? item?.value ?? null;
};

async function link(): Promise<ExternalLink> {
  const { data } = await team.run<{ data: ExternalLink[] }>(team.admin, "external_link.list", { workItemId: itemId });
  if (!data[0]) throw new Error("the item has no copy");
  return data[0];
}

const here = async () => Object.fromEntries((await link()).fields.map(({ name, value }) => [name, value]));

async function set(type: CustomField["type"], value: string | null, who = team.user): Promise<ExternalLink> {
  const { id } = await link();
  return team.run<ExternalLink>(who, "external_link.set_field", { id, platformFieldId: fields[type].id, value });
}

async function eventsOf(type: string): Promise<EventEnvelope[]> {
  // Events show once they have their place in the stream.
  await relayOnce(stage.ports);
  const page = await team.run<{ data: EventEnvelope[] }>(team.admin, "event.list", { types: [type], limit: 200 });
  return page.data;
}

it("shows every field of the board, and brings a value of each type to the card, in its own form", async () => {
  expect((await link()).fields).toMatchObject([
    { name: "My text", type: "text", choices: [], value: null, isPending: false },
    { name: "My number", type: "number" },
    { name: "My checkbox", type: "checkbox" },
    { name: "My date", type: "date" },
    { name: "My list", type: "choice", choices: ["Low", "High"] },
  ]);
  const before = (await eventsOf("external_link.changed")).filter(({ data }) => data.changed !== undefined).length;
  const answer = await set("text", "@everyone <b>rye</b>");
  expect(answer.fields[0]).toMatchObject({ value: "@everyone <b>rye</b>", isPending: true });
  await set("number", "42.5");
  await set("checkbox", "true");
  await set("date", "2030-02-28");
  await set("list", "High");
  await team.settle();
  expect(there("text")).toEqual({ text: "@everyone <b>rye</b>" });
  expect(there("number")).toEqual({ number: "42.5" });
  expect(there("checkbox")).toEqual({ checked: "true" });
  expect(there("date")).toEqual({ date: "2030-02-28T12:00:00.000Z" });
  expect(there("list")).toBe(fields.list.options[1]?.id);
  const shown = {
    "My text": "@everyone <b>rye</b>",
    "My number": "42.5",
    "My checkbox": "true",
    "My date": "2030-02-28T12:00:00.000Z",
    "My list": "High",
  };
  expect(await here()).toEqual(shown);
  expect((await link()).fields.some(({ isPending }) => isPending)).toBe(false);
  // Our own echo comes back and changes nothing: it is told to nobody as a change of theirs, and written once.
  const told = (await eventsOf("external_link.changed")).filter(({ data }) => data.changed !== undefined);
  expect(told).toHaveLength(before);
  expect(trello.world.actions.filter(({ type }) => type === "updateCustomFieldItem")).toHaveLength(5);
  expect(trello.violations).toEqual([]);
});

it("a change on Trello shows here, and a value that is taken away is gone on both sides", async () => {
  side.person.setCustomField(cardId(), fields.text.id, { value: { text: "wheat" } });
  await team.settle();
  expect(await here()).toMatchObject({ "My text": "wheat" });
  await set("text", "");
  await set("list", null);
  await team.settle();
  expect([there("text"), there("list")]).toEqual([null, null]);
  expect(await here()).toMatchObject({ "My text": null, "My list": null });
  // The same value once more is no change.
  const count = (await eventsOf("external_link.field_set")).length;
  await set("number", "42.5");
  expect(await eventsOf("external_link.field_set")).toHaveLength(count);
});

it("goes back to what it was when it is taken back, unless it was set again since", async () => {
  const sets = async () => {
    const page = await team.run<{ data: HistoryEntry[] }>(team.admin, "work_item.history", { id: itemId, limit: 50 });
    return page.data.filter(({ type }) => type === "external_link.field_set");
  };
  const undo = (entry: HistoryEntry | undefined) =>
    team.run(team.admin, "work_item.undo", { id: itemId, eventId: entry?.eventId });
  await set("text", "rye");
  await set("text", "spelt");
  await team.settle();
  const [spelt, rye] = await sets();
  await expect(undo(rye)).rejects.toMatchObject({ code: "work_item.changed_since", errors: [{ path: "value" }] });
  await undo(spelt);
  await team.settle();
  expect(there("text")).toEqual({ text: "rye" });
  expect(await here()).toMatchObject({ "My text": "rye" });
  await set("text", null);
  await team.settle();
});

it("stands in the history and in the audit, with who did it", async () => {
  await set("number", "7", team.manager);
  const { data } = await team.run<{ data: HistoryEntry[] }>(team.admin, "work_item.history", { id: itemId, limit: 50 });
  expect(data.find(({ type }) => type === "external_link.field_set")).toMatchObject({
    actor: { type: "user", id: team.manager.memberId },
    changes: { value: { from: "42.5", to: "7" } },
    data: { name: "My number" },
  });
  const audit = await team.run<{ data: { operation: string; outcome: string }[] }>(team.admin, "audit_record.list", {
    operation: "external_link.set_field",
    limit: 1,
  });
  expect(audit.data).toHaveLength(1);
});

it("refuses what the field does not take, and who may not edit the item", async () => {
  await expect(set("number", "many")).rejects.toMatchObject({ code: "external_field.value_wrong" });
  await expect(set("list", "Medium")).rejects.toMatchObject({ code: "external_field.value_wrong" });
  await expect(set("text", "x", team.viewer)).rejects.toMatchObject({ code: "permission.denied" });
  const { id } = await link();
  const platformFieldId = "f".repeat(24);
  await expect(
    team.run(team.user, "external_link.set_field", { id, platformFieldId, value: "x" }),
  ).rejects.toMatchObject({ code: "external_field.not_found" });
  await expect(
    stranger.run(stranger.admin, "external_link.set_field", { id, platformFieldId: fields.text.id, value: "x" }),
  ).rejects.toMatchObject({ code: "external_link.not_found" });
});

it("tries again after an outage, and takes back what Trello refuses, with an event that says so", async () => {
  trello.faults.answerNext(trelloFailures.unavailable);
  await set("text", "after the outage");
  await team.settle();
  expect(there("text")).toEqual({ text: "after the outage" });
  // The option is taken off the field on Trello, and nobody here has heard of it.
  const [low] = fields.list.options;
  trello.world.customField(fields.list.id).options.splice(0, 1);
  await set("list", low?.value.text ?? "");
  await team.settle();
  expect(there("list")).toBeNull();
  expect(await here()).toMatchObject({ "My list": null });
  expect(await eventsOf("external_link.field_refused")).toMatchObject([
    { data: { name: "My list", error: expect.stringContaining("invalid") } },
  ]);
});

it("waits while the connection rests, with the last of several values, and arrives when it is in use again", async () => {
  const { id } = side.connection;
  await team.run(team.admin, "connection.pause", { id });
  await set("text", "first thought");
  await set("text", "second thought");
  await team.settle();
  expect((await link()).fields[0]).toMatchObject({ value: "second thought", isPending: true });
  expect(there("text")).toEqual({ text: "after the outage" });
  await team.run(team.admin, "connection.resume", { id });
  await team.settle();
  expect(there("text")).toEqual({ text: "second thought" });
  expect((await link()).fields[0]).toMatchObject({ value: "second thought", isPending: false });
  expect(trello.violations).toEqual([]);
});
