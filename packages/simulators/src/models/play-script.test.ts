import { describe, expect, it } from "vitest";
import type { Rule } from "./behaviour.ts";
import { type ModelRequest, toModelRequest } from "./model-request.ts";
import { playScript } from "./play-script.ts";

const ask = (text: string, facts: Partial<ModelRequest> = {}): ModelRequest => ({
  ...toModelRequest({
    wire: "openai",
    model: "small",
    messages: [{ role: "user", text }],
    temperature: null,
    maxOutputTokens: null,
    schema: null,
    stream: false,
    streamsUsage: false,
    key: null,
  }),
  ...facts,
});

const play = (rules: Rule[], requests: ModelRequest[]) => {
  const player = playScript(rules);
  return requests.map((request) => player.next(request).kind);
};

describe("a script", () => {
  it("answers validly when nothing else is said", () => {
    expect(play([], [ask("a"), ask("b")])).toEqual(["valid", "valid"]);
  });

  it("is used up in order, and a burst is one behaviour that comes several times", () => {
    const rules: Rule[] = [{ does: [{ kind: "server_error", times: 3 }, { kind: "wrong_schema" }] }];
    const requests = Array.from({ length: 6 }, () => ask("a"));
    expect(play(rules, requests)).toEqual([
      "server_error",
      "server_error",
      "server_error",
      "wrong_schema",
      "valid",
      "valid",
    ]);
  });

  it("leaves alone what a rule is not about", () => {
    const rules: Rule[] = [
      { when: { text: "run 7" }, does: { kind: "hang" } },
      { when: { schema: "ideas", model: /^sm/ }, does: { kind: "refusal" } },
      { when: { wire: "gemini" }, does: { kind: "cut" } },
      { when: { key: "poor" }, does: { kind: "out_of_credit" } },
      { when: { where: ({ temperature }) => temperature === 2 }, does: { kind: "endless" } },
    ];
    const requests = [
      ask("this is run 6"),
      ask("this is run 7"),
      ask("this is run 7"),
      ask("x", { schemaName: "ideas", model: "large" }),
      ask("x", { schemaName: "ideas" }),
      ask("x", { wire: "gemini" }),
      ask("x", { key: "poor" }),
      ask("x", { temperature: 2 }),
    ];
    expect(play(rules, requests)).toEqual([
      "valid",
      "hang",
      "valid",
      "valid",
      "refusal",
      "cut",
      "out_of_credit",
      "endless",
    ]);
  });

  it("makes one straggler among n calls, and the others pass on to the next rule", () => {
    const rules: Rule[] = [
      { every: 3, does: { kind: "slow", milliseconds: 10, times: Number.POSITIVE_INFINITY } },
      { does: { kind: "no_usage" } },
    ];
    const requests = Array.from({ length: 6 }, () => ask("a"));
    expect(play(rules, requests)).toEqual(["no_usage", "valid", "slow", "valid", "valid", "slow"]);
  });

  it("finds a pattern with a global flag every time", () => {
    const rules: Rule[] = [{ when: { text: /lens/g }, does: { kind: "refusal", times: 2 } }];
    expect(play(rules, [ask("lens"), ask("lens")])).toEqual(["refusal", "refusal"]);
  });
});
