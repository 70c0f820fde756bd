/** The schemas of the simulated Trello against Atlassian's description: what one takes the other takes, what one refuses the other refuses. */
import { startTrello, type Trello } from "@eureka/simulators/trello";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type GoodCall, type GoodPlace, listGoodCalls, makePlace } from "./good-calls.ts";
import { type Receiver, startReceiver } from "./start-receiver.ts";
import { readTrelloDescription, type TrelloDescription } from "./trello-description.ts";

let trello: Trello;
let receiver: Receiver;
let place: GoodPlace;
let description: TrelloDescription;

beforeEach(async () => {
  trello = await startTrello();
  receiver = await startReceiver();
  place = makePlace(trello, receiver.url);
  description = await readTrelloDescription();
});
afterEach(async () => {
  await trello.close();
  await receiver.close();
});

/** Good calls that the description does not know, with the reason. */
const beyondTheDescription: Readonly<Record<string, string>> = {
  "GET /cards/{id}/attachments/{idAttachment}/download/{fileName}":
    "described in the guide on attachments only: the address that an attachment names",
  "PUT /cards/{idCard}/customField/{idCustomField}/item":
    "both forms of the body are described without what they require, so every body is both, and none is exactly one",
};

/** Probes that the description lets pass although Trello does not, with the reason. */
const laxInTheDescription: Readonly<Record<string, string>> = {
  "GET /cards/{id}/attachments": "the filter is any text, although only the cover and false are explained",
  "POST /cards/{id}/attachments": "the address is a text of the format url, which no validator knows",
  "GET /boards/{boardId}/actions": "the limit is a number; its bounds, 0 and 1000, stand in the words beside it",
  "PUT /cards/{idCard}/customField/{idCustomField}/item": "a value that fits one form badly fits the other one well",
};

const fill = (path: string, parts: Readonly<Record<string, string>> = {}) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parts[name] ?? ""));

async function make({ name, parts, query, body }: GoodCall): Promise<{ status: number; text: string }> {
  const [method = "", path = ""] = name.split(" ");
  const authorization = `OAuth oauth_consumer_key="${trello.app.key}", oauth_token="${place.token}"`;
  const response = await fetch(`${trello.url}/1${fill(path, parts)}?${new URLSearchParams(query)}`, {
    method,
    headers: { authorization, ...(body !== undefined && { "content-type": "application/json" }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text() };
}

it("takes a good request of every call, which the description takes too", async () => {
  const refused: string[] = [];
  const unknown: string[] = [];
  let webhook = "";
  for (const call of listGoodCalls(place)) {
    const parts = { ...call.parts, ...(call.parts?.id === "{webhook}" && { id: webhook }) };
    const { status, text } = await make({ ...call, parts });
    if (status !== 200) refused.push(`${call.name}: ${status} ${text}`);
    if (call.name === "POST /webhooks/") webhook = (JSON.parse(text) as { id: string }).id;
    const [method = "", path = ""] = call.name.split(" ");
    const problems = description.explain({ method, path: fill(path, parts), query: call.query ?? {}, body: call.body });
    if (problems.length > 0 !== Object.hasOwn(beyondTheDescription, call.name))
      unknown.push(`${call.name}: ${problems}`);
  }
  expect(refused).toEqual([]);
  expect(unknown).toEqual([]);
  expect(trello.violations).toEqual([]);
  const made = new Set(trello.counts.keys());
  expect(trello.calls.map(({ name }) => name).filter((name) => !made.has(name))).toEqual([]);
});

it("refuses malformed requests that the description refuses too", async () => {
  const goodParts = new Map(listGoodCalls(place).map(({ name, parts }) => [name, parts]));
  const passing: string[] = [];
  for (const { name, method, path, malformed } of trello.calls) {
    const parts = { ...goodParts.get(name), ...malformed.parameters };
    const filled = fill(path, { ...parts, ...(parts.id === "{webhook}" && { id: place.board }) });
    const problems = description.explain({ method, path: filled, query: malformed.query ?? {}, body: malformed.body });
    if ((problems.length === 0) !== Object.hasOwn(laxInTheDescription, name)) passing.push(name);
  }
  expect(passing).toEqual([]);
});
