/** The sweep on the live stream: topics of another organization are topics of nothing, and none of its events comes through. */
import { newId } from "@eureka/contracts/ids";
import { expect, test } from "vitest";
import { openStage } from "./stage.ts";
import { makeWorld, type World } from "./world.ts";

const stage = await openStage();
const acme = await makeWorld(stage);
const intruders = await makeWorld(stage);
const kinds = ["board", "channel", "run", "workspace"] as const;
const stops = await Promise.all(
  stage.application.services
    .filter(({ name }) => name === "events.relay")
    .map((service) => service.start(stage.application)),
);

function open(token: string | null, topics: string, signal?: AbortSignal): Promise<Response> {
  const headers = new Headers(token === null ? [] : [["authorization", `Bearer ${token}`]]);
  return fetch(`${stage.url}/api/v2/stream?topics=${topics}`, { headers, ...(signal && { signal }) });
}

async function refusalOf(token: string | null, topic: string): Promise<string> {
  const answer = await open(token, topic);
  const text = await answer.text();
  return `${answer.status} ${text.replace(/req_[0-9a-z]{26}/, "<request>").replaceAll(topic.split(":")[1] ?? "", "<id>")}`;
}

test.each(kinds)("the topic of a %s of another organization is like that of nothing", async (kind) => {
  const { token } = intruders.callers.admin;
  const foreign = await refusalOf(token, `${kind}:${acme.ids[kind]}`);
  expect(foreign).toMatch(/^404 /);
  expect(foreign).toBe(await refusalOf(token, `${kind}:${newId(kind)}`));
  expect(await refusalOf(null, `${kind}:${acme.ids[kind]}`)).toMatch(/^401 /);
});

test("each organization hears what it does itself, on every topic, and nothing of the other", async () => {
  const heard = await Promise.all([listen(acme), listen(intruders)]);
  await Promise.all([makeNoise(acme, "Acme"), makeNoise(intruders, "Intruders")]);
  const [ofAcme, ofIntruders] = await Promise.all(heard.map((listener) => listener.until("the last word")));
  expect(ofAcme).toContain("Acme");
  expect(ofIntruders).toContain("Intruders");
  for (const [text, other] of [
    [ofAcme, intruders],
    [ofIntruders, acme],
  ] as const) {
    for (const id of Object.values(other.ids)) expect(text).not.toContain(id);
  }
  await Promise.all(stops.map((stop) => stop()));
});

async function listen({ callers, ids }: World) {
  const stop = new AbortController();
  const topics = ["organization", "me", ...kinds.map((kind) => `${kind}:${ids[kind]}`)].join(",");
  const { body } = await open(callers.admin.token, topics, stop.signal);
  if (!body) throw new Error("the stream has no body");
  return {
    async until(word: string): Promise<string> {
      let text = "";
      for await (const piece of body.pipeThrough(new TextDecoderStream())) {
        text += piece;
        if (text.includes(word)) break;
      }
      stop.abort();
      return text;
    },
  };
}

async function makeNoise({ organization, callers, ids }: World, name: string): Promise<void> {
  const run = (operation: string, input: object) => organization.run(callers.admin.principal, operation, input);
  await run("board.update", { id: ids.board, name });
  await run("work_item.update", { id: ids.work_item, title: name });
  await run("message.post", { channelId: ids.channel, text: name });
  await run("workspace.update", { id: ids.workspace, name });
  await run("board.update", { id: ids.board, name: "the last word" });
}
