import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { type ModelServer, type ModelServerOptions, type Script, startModelServer } from "./index.ts";

const ideas = z.strictObject({ ideas: z.array(z.strictObject({ title: z.string(), score: z.int().min(1).max(10) })) });

const body = (prompt = "Topic: repair evenings. Give 3 ideas.", more: object = {}) => ({
  model: "scripted-model",
  messages: [
    { role: "system", content: "You find ideas." },
    { role: "user", content: prompt },
  ],
  temperature: 0.8,
  response_format: { type: "json_schema", json_schema: { name: "ideas", strict: true, schema: z.toJSONSchema(ideas) } },
  ...more,
});

interface Completion {
  readonly choices: readonly {
    readonly finish_reason: string;
    readonly message: { readonly content: string | null; readonly refusal: string | null };
  }[];
  readonly usage?: { readonly prompt_tokens: number };
}

describe("the scripted model server", () => {
  let server: ModelServer;
  afterEach(() => server.close());

  const start = async (options: ModelServerOptions = {}) => {
    server = await startModelServer(options);
  };
  const ask = (prompt?: string, more: object = {}, init: RequestInit = {}) =>
    fetch(`${server.openaiUrl}/chat/completions`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: "Bearer key-1" },
      body: JSON.stringify(body(prompt, more)),
      ...init,
    });
  const complete = async (prompt?: string, more?: object) => (await (await ask(prompt, more)).json()) as Completion;
  const contentOf = ({ choices: [choice] }: Completion) => choice?.message.content ?? "";
  const play = (script: Script) => start({ script });

  it("answers what the schema and the prompt ask for, and keeps what it was asked", async () => {
    await start();
    const answer = await complete();
    expect(ideas.parse(JSON.parse(contentOf(answer))).ideas).toHaveLength(3);
    expect(answer.choices[0]?.finish_reason).toBe("stop");
    expect(answer).toMatchObject({
      object: "chat.completion",
      model: "scripted-model",
      usage: { prompt_tokens_details: { cached_tokens: 0 }, completion_tokens_details: { reasoning_tokens: 0 } },
    });
    expect(server.calls).toMatchObject([
      {
        wire: "openai",
        model: "scripted-model",
        instructions: "You find ideas.",
        prompt: "Topic: repair evenings. Give 3 ideas.",
        temperature: 0.8,
        schemaName: "ideas",
        key: "key-1",
        stream: false,
        behaviour: "valid",
        status: 200,
        outcome: "answered",
        answer: contentOf(answer),
      },
    ]);
    expect(server.violations).toEqual([]);
  });

  it("gives exact answers by schema name, by a function of the request", async () => {
    await start({ answers: { ideas: ({ prompt }) => ({ echo: prompt }), "*": () => "other" } });
    expect(JSON.parse(contentOf(await complete("hello")))).toEqual({ echo: "hello" });
    const other = { response_format: { type: "json_schema", json_schema: { name: "scores", schema: {} } } };
    expect(JSON.parse(contentOf(await complete("hello", other)))).toBe("other");
  });

  it("shows a function that throws as a fault of its own", async () => {
    await start({
      answers: {
        ideas: () => {
          throw new Error("no such idea");
        },
      },
    });
    expect((await ask()).status).toBe(500);
    expect(server.violations[0]?.problems[0]).toContain("no such idea");
  });

  it("finds the schema in the text when the client has no other place for it", async () => {
    await start();
    const prompt = `Give 2 ideas as JSON that fits ${JSON.stringify(z.toJSONSchema(ideas))}.`;
    const answer = await complete(prompt, { response_format: { type: "json_object" } });
    expect(ideas.parse(JSON.parse(contentOf(answer))).ideas).toHaveLength(2);
  });

  it("speaks in words of the prompt when no schema is asked for", async () => {
    await start();
    const answer = await complete("Topic: lighthouse", { response_format: undefined });
    expect(contentOf(answer)).toMatch(/lighthouse/i);
  });

  it("streams the same answer, with the counts in the last chunk", async () => {
    await start();
    const whole = contentOf(await complete());
    const chunks = await readEvents(await ask(undefined, { stream: true, stream_options: { include_usage: true } }));
    expect(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? "").join("")).toBe(whole);
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: expect.any(Number) } });
    expect(chunks.at(-2)).toMatchObject({ choices: [{ finish_reason: "stop" }] });
  });

  it("counts nothing in a stream unless it was asked to", async () => {
    await start();
    const chunks = await readEvents(await ask(undefined, { stream: true }));
    expect(chunks.every((chunk) => !chunk.usage)).toBe(true);
    expect(chunks.at(-1)).toMatchObject({ choices: [{ finish_reason: "stop" }] });
  });

  it("breaks the JSON of an answer, or gives somebody else's, and then gets it right", async () => {
    await play([{ does: [{ kind: "malformed_json" }, { kind: "wrong_schema" }] }]);
    const [malformed, wrong, right] = [await complete(), await complete(), await complete()];
    expect(() => JSON.parse(contentOf(malformed))).toThrow();
    expect(ideas.safeParse(JSON.parse(contentOf(wrong))).success).toBe(false);
    expect(ideas.safeParse(JSON.parse(contentOf(right))).success).toBe(true);
  });

  it("says exactly what a script wants it to say", async () => {
    await play([
      {
        does: [
          { kind: "output", output: { ideas: [{ score: "high" }] } },
          { kind: "text", text: "<b>" },
        ],
      },
    ]);
    expect(JSON.parse(contentOf(await complete()))).toEqual({ ideas: [{ score: "high" }] });
    expect(contentOf(await complete())).toBe("<b>");
  });

  it("sends a body that is no JSON", async () => {
    await play([{ does: { kind: "malformed_body" } }]);
    const response = await ask();
    expect(response.status).toBe(200);
    await expect(response.json()).rejects.toThrow();
  });

  it("cuts the body, and cuts the stream", async () => {
    await play([{ does: { kind: "cut", times: 2 } }]);
    const cut = await ask();
    expect(cut.status).toBe(200);
    await expect(cut.text()).rejects.toThrow();
    const received: string[] = [];
    const stream = await ask(undefined, { stream: true });
    await expect(readInto(stream, received)).rejects.toThrow();
    expect(received.join("")).toContain("data: {");
    expect(received.join("")).not.toContain("[DONE]");
    expect(server.calls.map(({ outcome }) => outcome)).toEqual(["cut", "cut"]);
  });

  it("says that there were too many requests, and when to come back", async () => {
    const date = new Date(Date.now() + 60_000).toUTCString();
    await play([
      {
        does: [
          { kind: "rate_limited" },
          { kind: "rate_limited", retryAfter: 7 },
          { kind: "rate_limited", retryAfter: date },
          { kind: "rate_limited", retryAfter: null },
        ],
      },
    ]);
    const answers = [await ask(), await ask(), await ask(), await ask()];
    expect(answers.map((answer) => [answer.status, answer.headers.get("retry-after")])).toEqual([
      [429, "1"],
      [429, "7"],
      [429, date],
      [429, null],
    ]);
    expect(await answers[0]?.json()).toMatchObject({ error: { code: "rate_limit_exceeded" } });
  });

  it("fails in a burst and recovers, in the provider's words or in a proxy's", async () => {
    await play([
      {
        does: [
          { kind: "server_error", times: 2 },
          { kind: "server_error", status: 503, html: true },
        ],
      },
    ]);
    const answers = [await ask(), await ask(), await ask(), await ask()];
    expect(answers.map(({ status }) => status)).toEqual([500, 500, 503, 200]);
    expect(await answers[0]?.json()).toMatchObject({ error: { type: "server_error", code: null } });
    expect(answers[2]?.headers.get("content-type")).toBe("text/html");
  });

  it("refuses keys and accounts in OpenAI's words", async () => {
    const poor: Script = [{ when: { key: "poor" }, does: { kind: "out_of_credit" } }];
    await start({ keys: ["key-1", "poor"], script: poor, models: ["scripted-model"] });
    const withKey = (authorization: string) => ask(undefined, {}, { headers: { authorization } });
    const wrong = await withKey("Bearer wrong");
    expect(wrong.status).toBe(401);
    expect(await wrong.json()).toMatchObject({ error: { code: "invalid_api_key" } });
    const outOfCredit = await withKey("Bearer poor");
    expect(outOfCredit.status).toBe(429);
    expect(outOfCredit.headers.get("retry-after")).toBeNull();
    expect(await outOfCredit.json()).toMatchObject({ error: { code: "insufficient_quota" } });
    const unknown = await ask(undefined, { model: "unknown" });
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toMatchObject({ error: { code: "model_not_found" } });
    expect((await fetch(`${server.openaiUrl}/models`)).status).toBe(401);
    expect(server.violations).toEqual([]);
  });

  it("hangs before the headers, after them, or in the middle, until the client has had enough", async () => {
    await play([
      { does: [{ kind: "hang" }, { kind: "hang", after: "headers" }, { kind: "hang", after: "first_part" }] },
    ]);
    const leaving = [new AbortController(), new AbortController(), new AbortController()] as const;
    const leave = (turn: 0 | 1 | 2) => setTimeout(() => leaving[turn].abort(), 50);

    const silent = ask(undefined, {}, { signal: leaving[0].signal });
    await vi.waitUntil(() => server.calls.length === 1);
    leave(0);
    await expect(silent).rejects.toThrow();

    const afterHeaders = await ask(undefined, {}, { signal: leaving[1].signal });
    leave(1);
    await expect(afterHeaders.text()).rejects.toThrow();

    const received: string[] = [];
    const inTheMiddle = await ask(undefined, {}, { signal: leaving[2].signal });
    const reading = readInto(inTheMiddle, received);
    await vi.waitUntil(() => received.length > 0);
    leave(2);
    await expect(reading).rejects.toThrow();
    expect(received.join("")).toContain('"object":"chat.completion"');
    await settled(server);
    expect(server.calls.map(({ outcome, status }) => [outcome, status])).toEqual([
      ["abandoned", null],
      ["abandoned", 200],
      ["abandoned", 200],
    ]);
  });

  it("declines to answer", async () => {
    await play([{ does: { kind: "refusal" } }]);
    expect((await complete()).choices).toMatchObject([
      { finish_reason: "stop", message: { content: null, refusal: expect.any(String) } },
    ]);
  });

  it("stops where the output tokens end", async () => {
    await play([{ does: { kind: "truncated" } }]);
    const answer = await complete();
    expect(answer.choices[0]?.finish_reason).toBe("length");
    expect(() => JSON.parse(contentOf(answer))).toThrow();
  });

  it.each([false, true])("talks without end until the client goes away (stream: %s)", async (stream) => {
    await play([{ does: { kind: "endless" } }]);
    const leaving = new AbortController();
    const response = await ask(undefined, { stream }, { signal: leaving.signal });
    let received = 0;
    await expect(
      (async () => {
        for await (const chunk of response.body ?? []) {
          received += chunk.length;
          if (received > 500_000) leaving.abort();
        }
      })(),
    ).rejects.toThrow();
    await settled(server);
    expect(server.calls[0]?.outcome).toBe("abandoned");
  });

  it.each([false, true])("splits characters between chunks (stream: %s)", async (stream) => {
    await play([{ does: { kind: "split_unicode" } }]);
    const response = await ask(undefined, { stream });
    const chunks: Uint8Array[] = [];
    for await (const chunk of response.body ?? []) chunks.push(chunk);
    const broken = chunks.filter((chunk) => new TextDecoder().decode(chunk).includes("\uFFFD"));
    expect(broken.length).toBeGreaterThan(1);
    const whole = Buffer.concat(chunks).toString("utf8");
    expect(whole).not.toContain("\uFFFD");
    expect(server.calls[0]?.answer).toMatch(/[^\p{ASCII}]/u);
  });

  it("leaves the counts out, or claims what a script wants", async () => {
    await play([
      {
        does: [{ kind: "no_usage" }, { kind: "valid", usage: { input: 900, cached: 600, output: 50, reasoning: 20 } }],
      },
    ]);
    expect(await complete()).not.toHaveProperty("usage");
    expect((await complete()).usage).toMatchObject({
      prompt_tokens: 900,
      prompt_tokens_details: { cached_tokens: 600 },
      completion_tokens: 50,
      completion_tokens_details: { reasoning_tokens: 20 },
      total_tokens: 950,
    });
  });

  it("answers late where the script says so, and the others are not held up", async () => {
    await play([{ when: { text: "straggler" }, does: { kind: "slow", milliseconds: 400 } }]);
    const order: string[] = [];
    await Promise.all(
      ["the straggler", "quick"].map(async (prompt) => {
        await complete(prompt);
        order.push(prompt);
      }),
    );
    expect(order).toEqual(["quick", "the straggler"]);
  });

  it("takes its latency for every call, and counts how many were there at once", async () => {
    await start({ latencyMilliseconds: 60 });
    await Promise.all([complete(), complete(), complete()]);
    await complete();
    expect(server.mostCallsAtOnce()).toBe(3);
    // Timers may be a millisecond early.
    for (const { at, finishedAt } of server.calls) expect((finishedAt ?? 0) - at).toBeGreaterThanOrEqual(58);
  });

  it("starts a new script from its beginning", async () => {
    await play([{ does: { kind: "server_error", times: Number.POSITIVE_INFINITY } }]);
    expect((await ask()).status).toBe(500);
    server.setScript([]);
    expect((await ask()).status).toBe(200);
  });

  it("is found as Ollama is found", async () => {
    await start({ models: ["llama3.2:latest"] });
    const read = async (path: string) => (await fetch(`${server.url}${path}`)).json();
    expect(await read("/api/tags")).toMatchObject({ models: [{ name: "llama3.2:latest" }] });
    expect(await read("/api/version")).toEqual({ version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
    expect(await read("/v1/models")).toMatchObject({
      object: "list",
      data: [{ id: "llama3.2:latest", object: "model" }],
    });
    const answer = await ask(undefined, { model: "llama3.2:latest" }, { headers: {} });
    expect(answer.status).toBe(200);
  });
});

interface Chunk {
  readonly choices: readonly { readonly delta: { readonly content?: string }; readonly finish_reason: string | null }[];
  readonly usage?: unknown;
}

async function readEvents(response: Response): Promise<Chunk[]> {
  const events = (await response.text()).split("\n\n").filter(Boolean);
  expect(events.at(-1)).toBe("data: [DONE]");
  return events.slice(0, -1).map((event) => JSON.parse(event.replace(/^data: /, "")));
}

async function readInto(response: Response, received: string[]): Promise<void> {
  for await (const chunk of response.body ?? []) received.push(Buffer.from(chunk).toString("utf8"));
}

/** Waits until the server has noticed that nobody listens any more. */
async function settled({ calls }: ModelServer): Promise<void> {
  await vi.waitUntil(() => calls.every(({ outcome }) => outcome !== "pending"));
}
