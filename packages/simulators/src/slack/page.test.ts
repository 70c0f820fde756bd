import { afterEach, beforeEach, expect, it } from "vitest";
import { startTestSlack } from "./start-test-slack.ts";

let at: Awaited<ReturnType<typeof startTestSlack>>;
beforeEach(async () => {
  at = await startTestSlack();
});
afterEach(() => at.slack.close());

const act = (action: object) =>
  fetch(`${at.slack.url}/simulator/act`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(action),
  });

it("lets a person on the page do what people do, and shows what came of it", async () => {
  const page = await (await fetch(at.slack.url)).text();
  expect(page).toContain("Slack (simulated)");
  // The browser's script must at least be one.
  for (const [, script = ""] of page.matchAll(/<script>([\s\S]*?)<\/script>/g))
    expect(() => new Function(script)).not.toThrow();
  const place = { user: at.ana.id, channel: at.channel.id };
  expect((await act({ do: "say", ...place, text: "hello <b>" })).status).toBe(200);
  const [message] = at.slack.state.messages;
  expect((await act({ do: "say", ...place, text: "answer", thread: message?.ts })).status).toBe(200);
  expect((await act({ do: "react", ...place, ts: message?.ts, text: "eyes" })).status).toBe(200);
  expect((await act({ do: "edit", ...place, ts: message?.ts, text: "changed" })).status).toBe(200);
  const state = (await (await fetch(`${at.slack.url}/simulator/state`)).json()) as { messages: unknown[] };
  expect(state.messages).toMatchObject([
    { text: "changed", author: "Ana", reactions: [":eyes: 1"], isEdited: true },
    { text: "answer", threadTs: message?.ts },
  ]);
});

it("says what is wrong with nonsense", async () => {
  const problem = async (action: object) => {
    const answer = await act(action);
    return [answer.status, ((await answer.json()) as { problem: string }).problem];
  };
  expect(await problem({ do: "dance", user: at.ana.id })).toMatchObject([400, expect.stringContaining("do")]);
  const line = { do: "say", user: at.ana.id, channel: at.channel.id, text: "/unknown" };
  expect(await problem(line)).toEqual([400, "no app has the command /unknown"]);
  expect(await problem({ do: "submit", user: at.ana.id, values: {} })).toEqual([400, "no modal is open"]);
});
