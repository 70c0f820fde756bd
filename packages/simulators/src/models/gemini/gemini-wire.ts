import { type Exchange, listProblems } from "../../loopback/index.ts";
import type { Usage } from "../count-tokens.ts";
import { type Message, type ModelRequest, toModelRequest } from "../model-request.ts";
import { type Answer, type FailureReplies, type Reply, readHeader, toEvent, type Wire } from "../wire.ts";
import { type GenerateRequest, generateQuerySchema, generateRequestSchema } from "./generate-request.ts";

const path = /^\/v1beta\/models\/([^/:]+):(generateContent|streamGenerateContent)$/;

/** Gemini's `generateContent` and its stream. */
export const geminiWire: Wire = {
  name: "gemini",
  path,
  needsKey: true,

  read(exchange) {
    const query = generateQuerySchema.safeParse(Object.fromEntries(exchange.query));
    if (!query.success) return { problems: listProblems(query.error) };
    const { success, data, error } = generateRequestSchema.safeParse(exchange.body);
    if (!success) return { problems: listProblems(error) };
    const request = toRequest(data, exchange);
    if (request.stream !== (query.data.alt === "sse"))
      return { problems: ["alt: sse belongs to streams, and only there"] };
    return { request };
  },

  answer: (request, answer) => toBody(request, answer, [toCandidate(answer.text, answer)], answer.usage),

  stream: (request, answer) => ({
    opening: [],
    piece: (text) => toEvent(toBody(request, answer, [toCandidate(text)], null)),
    closing: [toEvent(toBody(request, answer, [toCandidate("", answer)], answer.usage))],
  }),

  fail: (failure) => replies[failure.kind](failure as never),
};

function toRequest(body: GenerateRequest, exchange: Exchange): ModelRequest {
  const [, model = "", verb] = path.exec(exchange.path) ?? [];
  const { systemInstruction, generationConfig: config = {} } = body;
  const textOf = (parts: readonly { readonly text: string }[]) => parts.map((part) => part.text).join("");
  const system: Message[] = systemInstruction ? [{ role: "system", text: textOf(systemInstruction.parts) }] : [];
  const talk = body.contents.map(({ role, parts }): Message => {
    return { role: role === "model" ? "assistant" : "user", text: textOf(parts) };
  });
  return toModelRequest({
    wire: "gemini",
    model: decodeURIComponent(model),
    messages: [...system, ...talk],
    temperature: config.temperature ?? null,
    maxOutputTokens: config.maxOutputTokens ?? null,
    schema: config.responseJsonSchema ?? config.responseSchema ?? null,
    stream: verb === "streamGenerateContent",
    streamsUsage: true,
    key: readHeader(exchange, "x-goog-api-key"),
  });
}

/** A whole candidate with the reason why it ends, or a piece of one without. Gemini gives a refusal no words. */
function toCandidate(text: string, ended?: Answer) {
  if (ended?.finish === "refusal") return { finishReason: "SAFETY", index: 0 };
  const reason = ended && { finishReason: ended.finish === "length" ? "MAX_TOKENS" : "STOP" };
  return { content: { parts: [{ text }], role: "model" }, ...reason, index: 0 };
}

function toBody({ model }: ModelRequest, { id }: Answer, candidates: unknown[], usage: Usage | null) {
  return { candidates, ...(usage && { usageMetadata: toUsage(usage) }), modelVersion: model, responseId: id };
}

/** Gemini counts thinking beside the output, not inside it. */
function toUsage({ input, cached, output, reasoning }: Usage) {
  return {
    promptTokenCount: input,
    candidatesTokenCount: output - reasoning,
    totalTokenCount: input + output,
    promptTokensDetails: [{ modality: "TEXT", tokenCount: input }],
    ...(cached > 0 && { cachedContentTokenCount: cached }),
    ...(reasoning > 0 && { thoughtsTokenCount: reasoning }),
  };
}

function error(code: number, status: string, message: string, details?: readonly object[]): Reply {
  return { status: code, headers: {}, body: { error: { code, message, status, ...(details && { details }) } } };
}

/** As it is and not as one would expect it: a wrong key is 400, and when to come back stands in the body, in no header. */
const replies: FailureReplies = {
  invalid_request: ({ problems }) => error(400, "INVALID_ARGUMENT", problems.join("; ")),
  unauthorized: () =>
    error(400, "INVALID_ARGUMENT", "This API key is not valid.", [
      { "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason: "API_KEY_INVALID", domain: "googleapis.com" },
    ]),
  out_of_credit: () =>
    error(429, "RESOURCE_EXHAUSTED", "The quota of the plan is used up.", [
      { "@type": "type.googleapis.com/google.rpc.QuotaFailure", violations: [{ quotaId: "FreeTierRequestsPerDay" }] },
    ]),
  model_not_found: ({ model }) => error(404, "NOT_FOUND", `There is no model models/${model} for generateContent.`),
  rate_limited: ({ retryAfter }) =>
    error(
      429,
      "RESOURCE_EXHAUSTED",
      "Too many requests.",
      retryAfter === null
        ? undefined
        : [{ "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: `${toSeconds(retryAfter)}s` }],
    ),
  server_error: ({ status }) =>
    error(status, status === 503 ? "UNAVAILABLE" : "INTERNAL", "Something went wrong at the provider."),
};

function toSeconds(retryAfter: number | string): number {
  if (typeof retryAfter === "number") return retryAfter;
  return Math.max(0, Math.ceil((Date.parse(retryAfter) - Date.now()) / 1000));
}
