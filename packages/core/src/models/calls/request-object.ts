/** Asks a provider once for an object. */
import type { LanguageModelUsage } from "ai";
import { z } from "zod";
import type { ModelCall } from "../model-gateway.ts";
import { classifyFailure } from "./classify-failure.ts";
import { plainFailure } from "./failure.ts";
import type { ModelEndpoint } from "./model-endpoint.ts";
import { loadSdk, openLanguageModel, providerOptions } from "./open-language-model.ts";
import { readAnswer } from "./read-answer.ts";
import { readTokens } from "./read-tokens.ts";
import { failedRequest, longestText, type Repair, type RequestResult, type RequestTime, timeFacts } from "./request.ts";

/** How much of a wrong answer the model is shown again. */
const longestShownAnswer = 20_000;

/** How refusals begin that the wire format does not mark as such. Only looked at where there is no JSON at all. */
const refusal =
  /^\W*(i['’]m sorry|i am sorry|sorry,|i can(no|['’])t|i am unable|i['’]m unable|i won['’]t|i will not)\b/i;

export interface ObjectRequest<T> {
  readonly endpoint: ModelEndpoint;
  readonly fetch: typeof globalThis.fetch;
  readonly call: ModelCall<T>;
  readonly repair: Repair | null;
  readonly time: RequestTime;
  readonly now: () => Date;
}

export async function requestObject<T>(request: ObjectRequest<T>): Promise<RequestResult<T>> {
  const { call, time } = request;
  const schema = describeSchema(call);
  try {
    const answered = await generate(request, schema);
    const tokens = readTokens(answered.usage);
    const { text } = answered;
    if (answered.finishReason === "content-filter") return fail("refused", "content-filter", tokens);
    if (text.length > longestText(call)) return fail("invalid_answer", "too_large", tokens);
    const read = readAnswer(text, call.schema);
    if (read.ok) return { ok: true, failure: null, value: read.value, json: read.json, tokens };
    if (!read.hasJson && refusal.test(text)) return fail("refused", "text", tokens);
    const problem =
      answered.finishReason === "length" ? `It was cut off because it is too long. ${read.problem}` : read.problem;
    return {
      ...fail("invalid_answer", "schema", tokens),
      repair: { text: text.slice(0, longestShownAnswer), problem },
    };
  } catch (error) {
    return failedRequest(classifyFailure(error, timeFacts(time, request.now())));
  }

  function fail(reason: "refused" | "invalid_answer", detail: string, tokens: ReturnType<typeof readTokens>) {
    return failedRequest(plainFailure(reason, detail), tokens);
  }
}

interface Answered {
  readonly text: string;
  readonly finishReason: string;
  readonly usage: LanguageModelUsage;
}

async function generate<T>(request: ObjectRequest<T>, schema: JsonSchema): Promise<Answered> {
  const { endpoint, call, repair, time } = request;
  const { generateText, jsonSchema, Output } = await loadSdk();
  const output = Output.object({ schema: jsonSchema<unknown>(schema), name: call.schemaName });
  const result = await generateText({
    model: await openLanguageModel(endpoint, request.fetch),
    instructions: isEnforced(endpoint) ? call.instructions : `${call.instructions}\n\n${schemaInstruction(schema)}`,
    messages: conversation(call.prompt, repair),
    temperature: call.temperature,
    maxOutputTokens: call.maxOutputTokens,
    // Repetitions are ours: each of them is metered.
    maxRetries: 0,
    abortSignal: time.either,
    providerOptions: providerOptions(endpoint),
    // The SDK would throw away an answer with prose around it; what is in the text is read here.
    output: { ...output, parseCompleteOutput: async ({ text }: { text: string }) => text },
  });
  const { finishReason, usage } = result;
  return { text: textOf(result), finishReason, usage };
}

/** Where the object comes as the arguments of a tool, `text` is empty and `output` has it. */
function textOf(result: { readonly text: string; readonly output: unknown }): string {
  try {
    return typeof result.output === "string" ? result.output : result.text;
  } catch {
    return result.text;
  }
}

function conversation(prompt: string, repair: Repair | null) {
  const asked = { role: "user" as const, content: prompt };
  if (!repair) return [asked];
  const complaint = `That answer cannot be used. ${repair.problem}\nAnswer again, with the corrected JSON object and nothing else.`;
  return [
    asked,
    { role: "assistant" as const, content: repair.text || "(nothing)" },
    { role: "user" as const, content: complaint },
  ];
}

type JsonSchema = Parameters<typeof import("ai").jsonSchema>[0] & { readonly title?: string };

/** Schemas are constants, and each run asks with the same few. */
const described = new WeakMap<z.ZodType, JsonSchema>();

function describeSchema<T>({ schema, schemaName }: ModelCall<T>): JsonSchema {
  const known = described.get(schema);
  if (known?.title === schemaName) return known;
  const { $schema: _dialect, ...parts } = z.toJSONSchema(schema, { target: "draft-7", io: "input" });
  const made = { ...parts, title: schemaName } as JsonSchema;
  described.set(schema, made);
  return made;
}

/** Endpoints that we do not know may ignore the schema of a request, so that they are told in words besides. */
function isEnforced({ kind }: ModelEndpoint): boolean {
  return kind === "gemini" || kind === "openai" || kind === "anthropic";
}

function schemaInstruction(schema: JsonSchema): string {
  return `Answer with one JSON object and nothing else: no words around it, no code fence. It must fit this JSON Schema:\n${JSON.stringify(schema)}`;
}
