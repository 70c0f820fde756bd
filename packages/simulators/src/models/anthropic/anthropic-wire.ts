import { type Exchange, listProblems } from "../../loopback/index.ts";
import type { Usage } from "../count-tokens.ts";
import { type Message, type ModelRequest, toModelRequest } from "../model-request.ts";
import { type Answer, type FailureReplies, type Reply, readHeader, retryHeader, toEvent, type Wire } from "../wire.ts";
import { type MessageRequest, messageHeadersSchema, messageRequestSchema } from "./message-request.ts";

/** A schema that came as the input of a tool which the model must call; the answer is a call of it then. */
const answerTools = new WeakMap<ModelRequest, string>();

/** Anthropic's messages. */
export const anthropicWire: Wire = {
  name: "anthropic",
  path: /^\/v1\/messages$/,
  needsKey: true,

  read(exchange) {
    const headers = messageHeadersSchema.safeParse(exchange.headers);
    if (!headers.success) return { problems: listProblems(headers.error) };
    const { success, data, error } = messageRequestSchema.safeParse(exchange.body);
    return success ? { request: toRequest(data, exchange) } : { problems: listProblems(error) };
  },

  answer: (request, answer) => ({
    ...toMessage(request, answer),
    content: [toBlock(request, answer)],
    stop_reason: stopReason(request, answer),
    ...(answer.usage && { usage: toUsage(answer.usage) }),
  }),

  stream(request, answer) {
    const { usage } = answer;
    const name = answerTools.get(request);
    const event = (type: string, data: object) => toEvent({ type, ...data }, type);
    const started = usage ? { ...toUsage(usage), output_tokens: 1 } : undefined;
    const empty = name ? { type: "tool_use", id: `toolu_${answer.id}`, name, input: {} } : { type: "text", text: "" };
    const delta = (text: string) =>
      name ? { type: "input_json_delta", partial_json: text } : { type: "text_delta", text };
    return {
      opening: [
        event("message_start", { message: { ...toMessage(request, answer), content: [], usage: started } }),
        event("content_block_start", { index: 0, content_block: empty }),
        event("ping", {}),
      ],
      piece: (text) => event("content_block_delta", { index: 0, delta: delta(text) }),
      closing: [
        event("content_block_stop", { index: 0 }),
        event("message_delta", {
          delta: { stop_reason: stopReason(request, answer), stop_sequence: null },
          ...(usage && { usage: { output_tokens: usage.output } }),
        }),
        event("message_stop", {}),
      ],
    };
  },

  fail: (failure) => replies[failure.kind](failure as never),
};

function toRequest(body: MessageRequest, exchange: Exchange): ModelRequest {
  const textOf = (content: MessageRequest["messages"][number]["content"]) =>
    typeof content === "string" ? content : content.map((block) => block.text).join("");
  const system: Message[] = body.system === undefined ? [] : [{ role: "system", text: textOf(body.system) }];
  const talk = body.messages.map(({ role, content }): Message => ({ role, text: textOf(content) }));
  const tool = findAnswerTool(body);
  const request = toModelRequest({
    wire: "anthropic",
    model: body.model,
    messages: [...system, ...talk],
    temperature: body.temperature ?? null,
    maxOutputTokens: body.max_tokens,
    schema: body.output_config?.format?.schema ?? tool?.input_schema ?? null,
    stream: body.stream ?? false,
    streamsUsage: true,
    key: readHeader(exchange, "x-api-key"),
  });
  if (tool) answerTools.set(request, tool.name);
  return request;
}

/** Clients ask older models for structured output by a tool that has to be called. */
function findAnswerTool({ tools = [], tool_choice: choice }: MessageRequest) {
  if (choice?.type === "any") return tools[0];
  return choice?.type === "tool" ? tools.find((tool) => tool.name === choice.name) : undefined;
}

function toMessage(request: ModelRequest, { id }: Answer) {
  const empty = { stop_reason: null, stop_sequence: null };
  return { id: `msg_${id}`, type: "message", role: "assistant", model: request.model, ...empty };
}

function toBlock(request: ModelRequest, { id, text, finish }: Answer) {
  const name = answerTools.get(request);
  if (!name || finish === "refusal") return { type: "text", text };
  return { type: "tool_use", id: `toolu_${id}`, name, input: parseInput(text) };
}

/** The input of a tool is JSON in any case; text that is none stays a string. */
function parseInput(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function stopReason(request: ModelRequest, { finish }: Answer): string {
  if (finish === "refusal") return "refusal";
  if (finish === "length") return "max_tokens";
  return answerTools.has(request) ? "tool_use" : "end_turn";
}

/** Anthropic counts what came from its cache beside the input, not inside it. */
function toUsage({ input, cached, output, reasoning }: Usage) {
  return {
    input_tokens: input - cached,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: cached,
    output_tokens: output,
    ...(reasoning > 0 && { output_tokens_details: { thinking_tokens: reasoning } }),
  };
}

function error(status: number, type: string, message: string, headers = {}): Reply {
  return { status, headers, body: { type: "error", error: { type, message }, request_id: "req_scripted" } };
}

/** An account without money gets 400, and 529 says that everything is too busy. */
const replies: FailureReplies = {
  invalid_request: ({ problems }) => error(400, "invalid_request_error", problems.join("; ")),
  unauthorized: () => error(401, "authentication_error", "invalid x-api-key"),
  out_of_credit: () => error(400, "invalid_request_error", "Your credit balance is too low."),
  model_not_found: ({ model }) => error(404, "not_found_error", `model: ${model}`),
  rate_limited: ({ retryAfter }) => error(429, "rate_limit_error", "Too many requests.", retryHeader(retryAfter)),
  server_error: ({ status }) =>
    error(status, status === 529 ? "overloaded_error" : "api_error", "Something went wrong at the provider."),
};
