import { z } from "zod";
import { findStrictProblems } from "./strict-schema.ts";

const text = z.union([z.string(), z.array(z.strictObject({ type: z.literal("text"), text: z.string() })).min(1)]);

const message = z.discriminatedUnion("role", [
  z.strictObject({ role: z.enum(["system", "developer", "user"]), content: text, name: z.string().optional() }),
  z.strictObject({ role: z.literal("assistant"), content: text, name: z.string().optional() }),
]);

const responseFormat = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text") }),
  z.strictObject({ type: z.literal("json_object") }),
  z.strictObject({
    type: z.literal("json_schema"),
    json_schema: z.strictObject({
      name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/, "1 to 64 letters, digits, underscores and dashes"),
      description: z.string().optional(),
      schema: z.record(z.string(), z.unknown()).optional(),
      strict: z.boolean().nullish(),
    }),
  }),
]);

const shape = z.strictObject({
  model: z.string().min(1),
  messages: z.array(message).min(1),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  max_tokens: z.int().min(1).nullish(),
  max_completion_tokens: z.int().min(1).nullish(),
  presence_penalty: z.number().min(-2).max(2).nullish(),
  frequency_penalty: z.number().min(-2).max(2).nullish(),
  n: z.literal(1).nullish(),
  seed: z.int().nullish(),
  stop: z.union([z.string(), z.array(z.string()).max(4)]).nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.strictObject({ include_usage: z.boolean().optional() }).nullish(),
  response_format: responseFormat.optional(),
  reasoning_effort: z.enum(["none", "minimal", "low", "medium", "high", "xhigh"]).nullish(),
  verbosity: z.enum(["low", "medium", "high"]).nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
  safety_identifier: z.string().optional(),
  prompt_cache_key: z.string().optional(),
  service_tier: z.enum(["auto", "default", "flex", "priority"]).nullish(),
  store: z.boolean().nullish(),
  user: z.string().optional(),
});

/** Models that think before they answer; they take neither `max_tokens` nor another temperature than 1. */
const reasoningModel = /^(o[134]|gpt-5)(-(mini|nano|pro))?(-\d{4}-\d{2}-\d{2})?$/;

/** `POST /v1/chat/completions`, without tools, pictures and sound: nobody here sends them. */
export const chatRequestSchema = shape.superRefine((request, context) => {
  const refuse = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
  const { response_format: format } = request;

  if (request.stream_options && !request.stream) refuse("stream_options", "only allowed when stream is true");
  if (request.max_tokens && request.max_completion_tokens) refuse("max_tokens", "not besides max_completion_tokens");
  if (reasoningModel.test(request.model)) {
    if (request.max_tokens) refuse("max_tokens", "this model takes max_completion_tokens");
    if ((request.temperature ?? 1) !== 1) refuse("temperature", "this model takes 1 only");
  }
  if (format?.type === "json_object" && !/json/i.test(JSON.stringify(request.messages))) {
    refuse("messages", "must contain the word json when response_format is json_object");
  }
  if (format?.type === "json_schema" && format.json_schema.strict) {
    for (const problem of findStrictProblems(format.json_schema.schema ?? {})) refuse("response_format", problem);
  }
});

export type ChatRequest = z.infer<typeof chatRequestSchema>;
