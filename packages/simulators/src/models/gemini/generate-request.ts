import { z } from "zod";

const parts = z.array(z.strictObject({ text: z.string() })).min(1);
const schema = z.record(z.string(), z.unknown());

const generationConfig = z
  .strictObject({
    temperature: z.number().min(0).max(2).optional(),
    topP: z.number().min(0).max(1).optional(),
    topK: z.number().min(1).optional(),
    maxOutputTokens: z.int().min(1).optional(),
    stopSequences: z.array(z.string()).max(5).optional(),
    seed: z.int().optional(),
    candidateCount: z.literal(1).optional(),
    presencePenalty: z.number().optional(),
    frequencyPenalty: z.number().optional(),
    responseMimeType: z.enum(["text/plain", "application/json", "text/x.enum"]).optional(),
    responseSchema: schema.optional(),
    responseJsonSchema: schema.optional(),
    thinkingConfig: z
      .strictObject({
        thinkingBudget: z.int().optional(),
        thinkingLevel: z.string().optional(),
        includeThoughts: z.boolean().optional(),
      })
      .optional(),
  })
  .refine((config) => !(config.responseSchema && config.responseJsonSchema), {
    message: "responseSchema and responseJsonSchema exclude each other",
  })
  .refine(
    (config) => config.responseMimeType === "application/json" || !(config.responseSchema || config.responseJsonSchema),
    { message: "a response schema needs responseMimeType application/json" },
  );

/** `POST /v1beta/models/{model}:generateContent`, without tools, files and sound: nobody here sends them. */
export const generateRequestSchema = z.strictObject({
  contents: z.array(z.strictObject({ role: z.enum(["user", "model"]).optional(), parts })).min(1),
  systemInstruction: z.strictObject({ role: z.string().optional(), parts }).optional(),
  generationConfig: generationConfig.optional(),
  safetySettings: z.array(z.strictObject({ category: z.string(), threshold: z.string() })).optional(),
});

export type GenerateRequest = z.infer<typeof generateRequestSchema>;

/** Only the way in which a stream is written. A key belongs into the header: addresses end up in logs. */
export const generateQuerySchema = z.strictObject({ alt: z.literal("sse").optional() });
