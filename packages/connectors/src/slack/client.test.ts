import { ConnectorError, type ConnectorTools, readAllPages } from "@eureka/connector-sdk";
import { describe, expect, it } from "vitest";
import { listChannels } from "./chat-places.ts";
import { anyAnswer, createSlackClient } from "./client.ts";
import { toGithubEmoji, toSlackEmoji } from "./emoji.ts";
import { errorOfWord } from "./errors.ts";

/** Tools whose network is a function of the method and its arguments. */
function toolsOf(answer: (method: string, input: URLSearchParams) => Response | Promise<Response>): ConnectorTools {
  return {
    baseUrl: "https://slack.com/api",
    fetch: async (input, init) => answer(new URL(String(input)).pathname, new URLSearchParams(String(init?.body))),
    tokenProvider: async () => "xoxb-test",
    clock: { now: () => new Date("2026-11-22T12:00:00Z") },
  };
}

describe("what goes wrong on the way to Slack", () => {
  const failure = (answer: () => Response | Promise<Response>) =>
    createSlackClient(toolsOf(answer)).call("chat.postMessage", { channel: "C1" }, anyAnswer);

  it("is one of five codes, whatever happens", async () => {
    const retryAfter = { status: 429, headers: { "retry-after": "12" } };
    const cases: [() => Response | Promise<Response>, object][] = [
      [
        () => Response.json({ ok: false, error: "missing_scope" }),
        { code: "unauthorized", platformCode: "missing_scope" },
      ],
      [() => Response.json({ ok: false, error: "channel_not_found" }), { code: "not_found" }],
      [() => Response.json({ ok: false, error: "a_word_of_tomorrow" }), { code: "invalid" }],
      [() => Response.json({ ok: false, error: "fatal_error" }), { code: "unavailable", mayHaveHappened: true }],
      [() => new Response("", retryAfter), { code: "rate_limited", retryAfterSeconds: 12 }],
      [() => new Response("", { status: 429 }), { code: "rate_limited" }],
      [() => new Response("down", { status: 503 }), { code: "unavailable", mayHaveHappened: true }],
      [() => new Response("<html>a proxy</html>"), { code: "unavailable", mayHaveHappened: true }],
      [() => Promise.reject(new TypeError("fetch failed")), { code: "unavailable", mayHaveHappened: true }],
    ];
    for (const [answer, expected] of cases) {
      const error = await failure(answer).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ConnectorError);
      expect(error).toMatchObject(expected);
    }
  });

  it("keeps the host's own words, and tries nothing twice by itself", async () => {
    let calls = 0;
    const refuse = () => {
      calls++;
      return Promise.reject(new ConnectorError("rate_limited", "our own budget", { retryAfterSeconds: 3 }));
    };
    await expect(failure(refuse)).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: 3 });
    expect(calls).toBe(1);
  });

  it("never shows a token", async () => {
    const error = await failure(() => Response.json({ ok: false, error: "invalid_auth" })).catch((thrown) => thrown);
    expect(JSON.stringify([error, String(error), error.cause])).not.toContain("xoxb-test");
  });

  it("is refused for good, put off or looked up, by its word", () => {
    expect(errorOfWord("is_archived").code).toBe("invalid");
    expect(errorOfWord("ratelimited")).toMatchObject({ code: "rate_limited", isTemporary: true });
    expect(errorOfWord("internal_error").isTemporary).toBe(true);
  });
});

describe("an application of a whole enterprise", () => {
  const channels: Record<string, string[][]> = { T1: [["C1", "C2"], ["C3"]], T2: [[]], T3: [["C4"]] };

  function answer(method: string, input: URLSearchParams): Response {
    const page = Number(input.get("cursor") || 0);
    const next = (isLast: boolean) => ({ response_metadata: { next_cursor: isLast ? "" : String(page + 1) } });
    if (method === "/api/auth.test") return Response.json({ ok: true, user_id: "U1", is_enterprise_install: true });
    if (method === "/api/auth.teams.list") {
      const teams = page === 0 ? [{ id: "T1" }, { id: "T2" }] : [{ id: "T3" }];
      return Response.json({ ok: true, teams, ...next(page === 1) });
    }
    const pages = channels[input.get("team_id") ?? ""];
    if (!pages) return Response.json({ ok: false, error: "missing_argument" });
    const entries = (pages[page] ?? []).map((id) => ({ id, name: id.toLowerCase() }));
    return Response.json({ ok: true, channels: entries, ...next(page + 1 >= pages.length) });
  }

  it("lists the channels of each workspace after one another", async () => {
    const slack = createSlackClient(toolsOf(answer));
    const found: string[] = [];
    for await (const { platformChannelId } of readAllPages((page) => listChannels(slack, page)))
      found.push(platformChannelId);
    expect(found).toEqual(["C1", "C2", "C3", "C4"]);
    await expect(listChannels(slack, { cursor: "{}" })).rejects.toMatchObject({ code: "invalid" });
    await expect(listChannels(slack, { cursor: "{" })).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("names of emoji", () => {
  it("are GitHub's on our side and Slack's on theirs", () => {
    expect(["thinking_face", "+1::skin-tone-3", "tada", "acme-logo", "constructor"].map(toGithubEmoji)).toEqual([
      "thinking",
      "+1",
      "tada",
      "acme-logo",
      "constructor",
    ]);
    for (const name of ["thinking", "rofl", "umbrella", "snowman", "white_check_mark", "eyes"]) {
      expect(toGithubEmoji(toSlackEmoji(name))).toBe(name);
    }
  });
});
