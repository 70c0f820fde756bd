import { createAnthropic } from "@ai-sdk/anthropic";
import { createGoogle } from "@ai-sdk/google";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { APICallError, generateText, type LanguageModel, NoObjectGeneratedError, Output, streamText } from "ai";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { type ModelServer, type ModelServerOptions, type Script, startModelServer } from "./index.ts";

const schema = z.strictObject({
  ideas: z
    .array(
      z.strictObject({
        title: z.string().min(3).max(80),
        quote: z.string().nullable(),
        score: z.int().min(1).max(10),
        kind: z.enum(["new", "known"]),
      }),
    )
    .min(1)
    .max(9),
});
const prompt =
  "Topic: repair evenings for bicycles in Köln\nContext: the workshop stands empty on Fridays.\nGive 4 ideas.";

const providers: Readonly<Record<string, (server: ModelServer, apiKey: string) => LanguageModel>> = {
  "an OpenAI-compatible address": ({ openaiUrl: baseURL }, apiKey) =>
    createOpenAICompatible({ name: "any", baseURL, apiKey, supportsStructuredOutputs: true, includeUsage: true })(
      "small",
    ),
  "OpenAI, a model that thinks": ({ openaiUrl: baseURL }, apiKey) =>
    createOpenAI({ baseURL, apiKey }).chat("gpt-5-mini"),
  Gemini: ({ geminiUrl: baseURL }, apiKey) => createGoogle({ baseURL, apiKey })("gemini-2.5-flash"),
  Anthropic: ({ anthropicUrl: baseURL }, apiKey) => createAnthropic({ baseURL, apiKey })("claude-sonnet-4-5"),
  "Anthropic, a model that answers by a tool": ({ anthropicUrl: baseURL }, apiKey) =>
    createAnthropic({ baseURL, apiKey })("claude-3-5-haiku-latest"),
};

describe.each(Object.entries(providers))("the platform's own client for %s", (_, toModel) => {
  let server: ModelServer;
  afterEach(() => server.close());
  const start = async (options: ModelServerOptions = {}) => {
    server = await startModelServer(options);
  };
  const call = (apiKey = "key-1") => ({
    model: toModel(server, apiKey),
    instructions: "You find ideas.",
    prompt,
    maxRetries: 0,
    maxOutputTokens: 500,
  });
  const generate = (apiKey?: string) =>
    generateText({ ...call(apiKey), output: Output.object({ schema, name: "ideas" }) });
  const failure = async (script: Script): Promise<APICallError> => {
    await start({ script });
    const error: unknown = await generate().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(APICallError);
    return error as APICallError;
  };

  it("gets an answer that fits its schema, with counts that add up", async () => {
    const claimed = { input: 900, cached: 600, output: 50, reasoning: 20 };
    await start({ script: [{ does: { kind: "valid", usage: claimed } }] });
    const { output, usage, finishReason } = await generate();
    expect(output.ideas).toHaveLength(4);
    for (const { quote } of output.ideas) expect(prompt).toContain(quote);
    expect(finishReason).toBe("stop");
    expect(usage).toMatchObject({
      inputTokens: 900,
      inputTokenDetails: { cacheReadTokens: 600 },
      outputTokens: 50,
      outputTokenDetails: { reasoningTokens: 20 },
    });
    expect(server.calls).toMatchObject([
      { instructions: "You find ideas.", prompt, key: "key-1", maxOutputTokens: 500 },
    ]);
    expect(server.violations).toEqual([]);
  });

  it("reads the stream as it reads the whole answer", async () => {
    await start();
    const { textStream, usage, finishReason } = streamText(call());
    const pieces: string[] = [];
    for await (const piece of textStream) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.join("")).toBe(server.calls[0]?.answer);
    expect(await finishReason).toBe("stop");
    expect((await usage).inputTokens).toBeGreaterThan(0);
    expect(server.violations).toEqual([]);
  });

  it("notices an answer that breaks off, one of another schema, and a refusal", async () => {
    await start({ script: [{ does: [{ kind: "truncated" }, { kind: "wrong_schema" }, { kind: "refusal" }] }] });
    expect([await endOf(generate()), await endOf(generate()), await endOf(generate())]).toEqual([
      "length",
      "stop",
      "content-filter",
    ]);
  });

  it("puts characters together that arrive in pieces", async () => {
    await start({ script: [{ does: { kind: "split_unicode", times: 2 } }] });
    const { output } = await generate();
    expect(JSON.stringify(output)).toBe(server.calls[0]?.answer);
    const pieces: string[] = [];
    for await (const piece of streamText(call()).textStream) pieces.push(piece);
    expect(pieces.join("")).toBe(server.calls[1]?.answer);
    expect(server.calls[0]?.answer).toMatch(/[^\p{ASCII}]/u);
  });

  it("is told that there were too many requests", async () => {
    const error = await failure([{ does: { kind: "rate_limited", retryAfter: 7 } }]);
    expect(error).toMatchObject({ statusCode: 429, isRetryable: true });
    // Gemini writes it into the body, the others into a header.
    expect(error.responseHeaders?.["retry-after"] ?? error.responseBody).toContain("7");
  });

  it("is told that the provider failed", async () => {
    expect(await failure([{ does: { kind: "server_error" } }])).toMatchObject({ statusCode: 500, isRetryable: true });
  });

  it("is told that the key is wrong, or that the account is empty, in the provider's own way", async () => {
    await start({ keys: ["key-1"], script: [{ does: { kind: "out_of_credit" } }] });
    const [wrongKey, empty] = [await reasonOf(generate("key-2")), await reasonOf(generate())];
    const codes = [wrongKey, empty].map(
      (error) => APICallError.isInstance(error) && [error.statusCode, error.responseBody],
    );
    const expected = {
      openai: [
        [401, expect.stringContaining("invalid_api_key")],
        [429, expect.stringContaining("insufficient_quota")],
      ],
      gemini: [
        [400, expect.stringContaining("API_KEY_INVALID")],
        [429, expect.stringContaining("QuotaFailure")],
      ],
      anthropic: [
        [401, expect.stringContaining("authentication_error")],
        [400, expect.stringContaining("credit balance")],
      ],
    };
    expect(codes).toEqual(expected[server.calls[0]?.wire ?? "openai"]);
  });

  it("has its connection cut", async () => {
    await start({ script: [{ does: { kind: "cut" } }] });
    await expect(generate()).rejects.toThrow();
    expect(server.calls).toMatchObject([{ outcome: "cut" }]);
  });

  it("gives up a call that hangs", async () => {
    await start({ script: [{ does: { kind: "hang" } }] });
    const patience = new AbortController();
    setTimeout(() => patience.abort(), 100);
    await expect(generateText({ ...call(), abortSignal: patience.signal })).rejects.toThrow(/abort/i);
  });
});

/** Why the model stopped, of a call that brought no output. */
async function endOf(work: Promise<{ readonly finishReason: string; readonly output: unknown }>): Promise<unknown> {
  try {
    const result = await work;
    // A refusal without a word, as Gemini's, fails only here.
    expect(() => result.output).toThrow();
    return result.finishReason;
  } catch (error) {
    return NoObjectGeneratedError.isInstance(error) ? error.finishReason : error;
  }
}

async function reasonOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => new Error("It should have failed."),
    (reason: unknown) => reason,
  );
}
