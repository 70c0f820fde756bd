import { z } from "zod";
import type { JsonSchema } from "../json-schema.ts";
import { findKeywords, findOpenObjects, visitSchemas } from "../visit-schemas.ts";

const cacheControl = z.strictObject({ type: z.literal("ephemeral"), ttl: z.enum(["5m", "1h"]).optional() });
const textBlock = z.strictObject({
  type: z.literal("text"),
  text: z.string().min(1),
  cache_control: cacheControl.optional(),
});
const content = z.union([z.string().min(1), z.array(textBlock).min(1)]);
const schema = z.record(z.string(), z.unknown());

const outputFormat = z.strictObject({ type: z.literal("json_schema"), schema }).superRefine((format, context) => {
  for (const message of findFormatProblems(format.schema)) context.addIssue({ code: "custom", message });
});

const tool = z.strictObject({
  name: z.string().regex(/^[a-zA-Z0-9_-]{1,128}$/),
  description: z.string().optional(),
  input_schema: schema.refine(({ type }) => type === "object", { message: "the type must be object" }),
  strict: z.boolean().optional(),
});

/** `POST /v1/messages`, without pictures, documents and servers' tools: nobody here sends them. */
export const messageRequestSchema = z
  .strictObject({
    model: z.string().min(1),
    max_tokens: z.int().min(1),
    messages: z.array(z.strictObject({ role: z.enum(["user", "assistant"]), content })).min(1),
    system: content.optional(),
    temperature: z.number().min(0).max(1).optional(),
    top_p: z.number().min(0).max(1).optional(),
    top_k: z.int().min(0).optional(),
    stop_sequences: z.array(z.string()).optional(),
    stream: z.boolean().optional(),
    metadata: z.strictObject({ user_id: z.string().optional() }).optional(),
    output_config: z
      .strictObject({ format: outputFormat.optional(), effort: z.enum(["low", "medium", "high", "max"]).optional() })
      .optional(),
    tools: z.array(tool).optional(),
    tool_choice: z
      .strictObject({
        type: z.enum(["auto", "any", "tool", "none"]),
        name: z.string().optional(),
        disable_parallel_tool_use: z.boolean().optional(),
      })
      .optional(),
  })
  .refine(({ tools, tool_choice: choice }) => !choice || (tools ?? []).length > 0, {
    message: "tool_choice needs tools",
    path: ["tool_choice"],
  });

export type MessageRequest = z.infer<typeof messageRequestSchema>;

/** The headers without which the interface answers nobody. */
export const messageHeadersSchema = z.object({
  "anthropic-version": z.literal("2023-06-01"),
  "content-type": z.string().startsWith("application/json"),
});

const refused = [
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "maxItems",
  "uniqueItems",
  "not",
  "oneOf",
] as const;

/** The interface knows no bounds (clients write them into descriptions) and closed objects only. */
function findFormatProblems(root: JsonSchema): string[] {
  const manyItems: string[] = [];
  visitSchemas(root, ({ minItems }, place) => {
    if (typeof minItems === "number" && minItems > 1) manyItems.push(`${place}: minItems may be 0 or 1`);
  });
  return [...findKeywords(root, refused), ...findOpenObjects(root), ...manyItems];
}
