import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type ModelServer, startModelServer } from "./index.ts";

type Change = Readonly<Record<string, unknown>>;

interface Operation {
  readonly name: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A body that is accepted; the probes change one thing each. */
  readonly body?: Change;
  readonly probes: readonly (Change & {
    readonly $path?: string;
    readonly $headers?: Readonly<Record<string, string>>;
  })[];
}

const json = { "content-type": "application/json" };
const user = [{ role: "user", content: "Give 2 ideas." }];
const closed = (properties: Change, more: Change = {}) => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
  ...more,
});
const text = { type: "string" };
const strict = (schema: Change) => ({
  response_format: { type: "json_schema", json_schema: { name: "ideas", strict: true, schema } },
});
const format = (schema: Change) => ({ output_config: { format: { type: "json_schema", schema } } });
const gemini = (generationConfig: Change) => ({ generationConfig });

const operations: readonly Operation[] = [
  {
    name: "OpenAI's chat completions",
    method: "POST",
    path: "/v1/chat/completions",
    headers: json,
    body: { model: "small", messages: user },
    probes: [
      { model: undefined },
      { messages: undefined },
      { messages: [] },
      { messages: "Give 2 ideas." },
      { messages: [{ role: "tool", content: "x" }] },
      { messages: [{ role: "user", text: "x" }] },
      { temperature: 2.1 },
      { temperature: "warm" },
      { max_tokens: 0 },
      { maxTokens: 100 },
      { max_tokens: 10, max_completion_tokens: 10 },
      { stream: "yes" },
      { stream_options: { include_usage: true } },
      { response_format: "json" },
      { response_format: { type: "json_object" } },
      { response_format: { type: "json_schema", json_schema: { name: "an idea", schema: {} } } },
      { response_format: { type: "json_schema", json_schema: { schema: {} } } },
      strict({ type: "array", items: text }),
      strict({ type: "object", properties: { title: text }, required: ["title"] }),
      strict(closed({ title: text }, { required: [] })),
      strict(closed({ deep: { type: "array", items: closed({ title: text }, { additionalProperties: true }) } })),
      strict(closed({ kind: { oneOf: [text, { type: "null" }] } })),
      strict(closed({ title: { ...text, default: "none" } })),
      { model: "gpt-5-mini", max_tokens: 10 },
      { model: "gpt-5-mini", temperature: 0.3 },
    ],
  },
  {
    name: "Gemini's generateContent",
    method: "POST",
    path: "/v1beta/models/small:generateContent",
    headers: { ...json, "x-goog-api-key": "key-1" },
    body: { contents: [{ role: "user", parts: [{ text: "Give 2 ideas." }] }] },
    probes: [
      { contents: [] },
      { contents: [{ role: "assistant", parts: [{ text: "x" }] }] },
      { contents: [{ role: "user", parts: [] }] },
      { messages: user },
      { systemInstruction: "You find ideas." },
      gemini({ temperature: 3 }),
      gemini({ max_output_tokens: 10 }),
      gemini({ responseJsonSchema: {} }),
      gemini({ responseMimeType: "application/json", responseJsonSchema: {}, responseSchema: {} }),
      { $path: "/v1beta/models/small:generateContent?key=key-1" },
      { $path: "/v1beta/models/small:generateContent?alt=sse" },
    ],
  },
  {
    name: "Gemini's streamGenerateContent",
    method: "POST",
    path: "/v1beta/models/small:streamGenerateContent?alt=sse",
    headers: { ...json, "x-goog-api-key": "key-1" },
    body: { contents: [{ parts: [{ text: "Give 2 ideas." }] }] },
    probes: [{ contents: undefined }, { $path: "/v1beta/models/small:streamGenerateContent" }],
  },
  {
    name: "Anthropic's messages",
    method: "POST",
    path: "/v1/messages",
    headers: { ...json, "x-api-key": "key-1", "anthropic-version": "2023-06-01" },
    body: { model: "small", max_tokens: 100, messages: user },
    probes: [
      { max_tokens: undefined },
      { max_tokens: 0 },
      { messages: [] },
      { messages: [{ role: "system", content: "x" }] },
      { messages: [{ role: "user", content: "" }] },
      { temperature: 1.5 },
      { response_format: { type: "json_object" } },
      { tool_choice: { type: "any" } },
      { tools: [{ name: "json", input_schema: { type: "array" } }] },
      format({ type: "object", properties: {} }),
      format(closed({ score: { type: "integer", minimum: 1 } })),
      format(closed({ tags: { type: "array", items: text, minItems: 2 } })),
      { $headers: { ...json, "x-api-key": "key-1" } },
      { $headers: { ...json, "x-api-key": "key-1", "anthropic-version": "2020-01-01" } },
    ],
  },
  {
    name: "OpenAI's and Ollama's models",
    method: "GET",
    path: "/v1/models",
    headers: {},
    probes: [{ $path: "/v1/models?limit=1" }],
  },
  { name: "Ollama's tags", method: "GET", path: "/api/tags", headers: {}, probes: [{ $path: "/api/tags?all=1" }] },
  {
    name: "Ollama's version",
    method: "GET",
    path: "/api/version",
    headers: {},
    probes: [{ $path: "/api/version?v=1" }],
  },
];

describe("a request that breaks a rule of its wire format", () => {
  let server: ModelServer;
  beforeAll(async () => {
    server = await startModelServer();
  });
  afterAll(() => server.close());

  const send = ({ method, path, headers, body }: Operation, rawBody?: string) =>
    fetch(`${server.url}${path}`, {
      method,
      headers,
      ...(body && { body: rawBody ?? JSON.stringify(body) }),
    });

  it.each(operations)("is refused and recorded: $name", async (operation) => {
    const accepted = await send(operation);
    expect([accepted.status, await accepted.text()]).toEqual([200, expect.any(String)]);
    const { length: before } = server.violations;
    const { length: callsBefore } = server.calls;

    for (const { $path, $headers, ...change } of operation.probes) {
      const changed = {
        ...operation,
        path: $path ?? operation.path,
        headers: $headers ?? operation.headers,
        ...(operation.body && { body: { ...operation.body, ...change } }),
      };
      const response = await send(changed);
      expect([response.status, change, $path]).toEqual([400, change, $path]);
      expect(await response.json()).toHaveProperty("error");
    }
    expect(server.violations.length - before).toBe(operation.probes.length);
    expect(server.violations.slice(before).every(({ problems }) => problems.join("").length > 0)).toBe(true);
    expect(server.calls.length).toBe(callsBefore);
  });

  it.each(operations.filter(({ body }) => body))("is refused when it is no JSON: $name", async (operation) => {
    for (const body of ["", "{", "null", "[]", '"text"', "[".repeat(50_000)]) {
      expect((await send(operation, body)).status).toBe(400);
    }
  });

  it("is also one for an operation that the server does not speak", async () => {
    const { violations } = server;
    const before = violations.length;
    await fetch(`${server.url}/v1/responses`, { method: "POST", body: "{}" });
    await fetch(`${server.url}/v1beta/models/small:embedContent`, { method: "POST", body: "{}" });
    expect(violations.slice(before).map(({ problems }) => problems)).toEqual([
      ["there is no such operation"],
      ["there is no such operation"],
    ]);
  });

  it("is not one when its schema is as strict as it must be", async () => {
    const idea = z.strictObject({
      title: z.string(),
      score: z.int().min(1).max(10).nullable(),
      tags: z.array(z.string()).max(5),
    });
    const schema = z.toJSONSchema(z.strictObject({ ideas: z.array(idea).min(1) }));
    const [openai] = operations;
    if (!openai) throw new Error("there is an operation");
    const response = await send({ ...openai, body: { ...openai.body, ...strict(schema as Change) } });
    expect(response.status).toBe(200);
  });
});
