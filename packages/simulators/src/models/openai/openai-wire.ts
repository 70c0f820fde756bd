import { listProblems } from "../../loopback/index.ts";
import type { Usage } from "../count-tokens.ts";
import { findSchemaInText } from "../find-schema-in-text.ts";
import { type Message, type ModelRequest, toModelRequest } from "../model-request.ts";
import { type Answer, type FailureReplies, type Reply, readBearer, retryHeader, toEvent, type Wire } from "../wire.ts";
import { type ChatRequest, chatRequestSchema } from "./chat-request.ts";

/** OpenAI's chat completions, also as Ollama and many others speak them. */
export const openaiWire: Wire = {
  name: "openai",
  path: /^\/v1\/chat\/completions$/,
  needsKey: false,

  read(exchange) {
    const { success, data, error } = chatRequestSchema.safeParse(exchange.body);
    if (!success) return { problems: listProblems(error) };
    return { request: toRequest(data, readBearer(exchange)) };
  },

  answer: (request, answer) => ({
    id: `chatcmpl-${answer.id}`,
    object: "chat.completion",
    created: Math.floor(answer.createdAt / 1000),
    model: request.model,
    choices: [{ index: 0, message: toMessage(answer), logprobs: null, finish_reason: finishReason(answer) }],
    ...(answer.usage && { usage: toUsage(answer.usage) }),
    system_fingerprint: "fp_scripted",
  }),

  stream(request, answer) {
    const counts = request.streamsUsage ? answer.usage : null;
    const chunk = (choices: unknown[], usage?: object) =>
      toEvent({
        id: `chatcmpl-${answer.id}`,
        object: "chat.completion.chunk",
        created: Math.floor(answer.createdAt / 1000),
        model: request.model,
        system_fingerprint: "fp_scripted",
        choices,
        ...(request.streamsUsage && { usage: usage ?? null }),
      });
    const delta = (change: object, reason: string | null = null) =>
      chunk([{ index: 0, delta: change, logprobs: null, finish_reason: reason }]);
    const field = answer.finish === "refusal" ? "refusal" : "content";
    return {
      opening: [delta({ role: "assistant", [field]: "" })],
      piece: (text) => delta({ [field]: text }),
      closing: [delta({}, finishReason(answer)), ...(counts ? [chunk([], toUsage(counts))] : []), toEvent("[DONE]")],
    };
  },

  fail: (failure) => replies[failure.kind](failure as never),
};

function toRequest(body: ChatRequest, key: string | null): ModelRequest {
  const format = body.response_format;
  const messages = body.messages.map(({ role, content }): Message => {
    const text = typeof content === "string" ? content : content.map((part) => part.text).join("");
    return { role: role === "developer" ? "system" : role, text };
  });
  const named = format?.type === "json_schema" ? format.json_schema : undefined;
  const described = format?.type === "json_object" ? findSchemaInText(messages.map((message) => message.text)) : null;
  return toModelRequest({
    wire: "openai",
    model: body.model,
    messages,
    temperature: body.temperature ?? null,
    maxOutputTokens: body.max_completion_tokens ?? body.max_tokens ?? null,
    schema: named ? (named.schema ?? {}) : described,
    ...(named && { schemaName: named.name }),
    stream: body.stream ?? false,
    streamsUsage: body.stream_options?.include_usage ?? false,
    key,
  });
}

function toMessage({ text, finish }: Answer) {
  const refused = finish === "refusal";
  return { role: "assistant", content: refused ? null : text, refusal: refused ? text : null, annotations: [] };
}

function finishReason({ finish }: Answer): string {
  return finish === "length" ? "length" : "stop";
}

function toUsage({ input, cached, output, reasoning }: Usage) {
  return {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    prompt_tokens_details: { cached_tokens: cached, audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: reasoning,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
}

function error(status: number, type: string, code: string | null, message: string, headers = {}): Reply {
  return { status, headers, body: { error: { message, type, param: null, code } } };
}

const replies: FailureReplies = {
  invalid_request: ({ problems }) => error(400, "invalid_request_error", null, problems.join("; ")),
  unauthorized: () => error(401, "invalid_request_error", "invalid_api_key", "This API key is not correct."),
  out_of_credit: () => error(429, "insufficient_quota", "insufficient_quota", "The account has used up its quota."),
  model_not_found: ({ model }) =>
    error(404, "invalid_request_error", "model_not_found", `There is no model ${model} for this key.`),
  rate_limited: ({ retryAfter }) =>
    error(429, "requests", "rate_limit_exceeded", "Too many requests.", retryHeader(retryAfter)),
  server_error: ({ status }) => error(status, "server_error", null, "Something went wrong at the provider."),
};
