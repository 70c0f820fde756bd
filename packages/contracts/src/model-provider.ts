/** Model providers: who an organization lets answer, with which model, in which order. */
import { z } from "zod";
import { idSchema } from "./ids.ts";
import { modelNameSchema } from "./model-price.ts";
import { modelProviderKinds } from "./model-usage.ts";
import { lineSchema, textLimits } from "./text.ts";
import { usageReasons } from "./usage-record.ts";

/** How many providers an organization may have. */
export const mostModelProviders = 100;

/** Where a model answers. What is behind it is asked with the key, so it names nothing but a place: no user, query or fragment. */
export const modelAddressSchema = z
  .string()
  .trim()
  .max(2_000)
  .refine(isPlainAddress, "must be an http or https address without user, query and fragment")
  .meta({ example: "https://models.example.com/v1" });

function isPlainAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && [username, password, search, hash].every((part) => part === "");
}

export const modelKeySchema = z
  .string()
  .trim()
  .min(8)
  .max(1_000)
  .regex(/^[\x21-\x7e]+$/, "must be a key: printable ASCII without spaces")
  .meta({
    description: "Write-only. Kept encrypted.",
    example: "the key that the provider gave you".replaceAll(" ", "-"),
  });

export const exampleModelProvider = {
  id: "mod_01k8z7v3q8e9mbtz5a6rx4w2yr",
  name: "Gemini",
  kind: "gemini",
  model: "gemini-2.5-flash",
  baseUrl: null,
  keyEnding: "x7Qa",
  enabled: true,
  position: 1,
  version: 1,
  createdAt: "2026-11-02T08:00:00.000Z",
  updatedAt: "2026-11-02T08:00:00.000Z",
} as const;

export const modelProviderSchema = z
  .strictObject({
    id: idSchema("model_provider"),
    name: lineSchema(textLimits.name),
    kind: z.enum(modelProviderKinds),
    model: z.string(),
    baseUrl: z.string().nullable().meta({ description: "Null: the provider's own address." }),
    keyEnding: z
      .string()
      .nullable()
      .meta({ description: "The last four characters of the key, which is never shown; null where none is set." }),
    enabled: z.boolean(),
    position: z.int().min(1).meta({ description: "1 is asked first." }),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "ModelProvider", example: exampleModelProvider });

export type ModelProvider = z.infer<typeof modelProviderSchema>;

export const modelProviderListSchema = z
  .strictObject({
    data: z.array(modelProviderSchema).meta({ description: "In the order in which they are asked." }),
    installation: z
      .strictObject({
        used: z.boolean().meta({ description: "Whether this organization uses them." }),
        providers: z.array(z.strictObject({ name: z.string(), kind: z.enum(modelProviderKinds), model: z.string() })),
      })
      .meta({
        description: "What the operator has set for all organizations. It is asked after the organization's own.",
      }),
  })
  .meta({ id: "ModelProviderList" });

export type ModelProviderList = z.infer<typeof modelProviderListSchema>;

export const exampleModelProviderList: ModelProviderList = {
  data: [exampleModelProvider],
  installation: { used: true, providers: [{ name: "OpenAI", kind: "openai", model: "gpt-4.1-mini" }] },
};

export const modelProviderCreateSchema = z.strictObject({
  kind: z.enum(modelProviderKinds),
  name: lineSchema(textLimits.name).optional().meta({ description: "By default the name of the kind." }),
  model: modelNameSchema,
  key: modelKeySchema.optional(),
  baseUrl: modelAddressSchema
    .optional()
    .meta({ description: "Needed for openai_compatible; for the others by default their own address." }),
  enabled: z.boolean().default(true),
});

export const modelProviderUpdateSchema = z.strictObject({
  id: idSchema("model_provider"),
  name: lineSchema(textLimits.name).optional(),
  model: modelNameSchema.optional(),
  key: modelKeySchema.nullable().optional().meta({ description: "Null takes the key away." }),
  baseUrl: modelAddressSchema
    .nullable()
    .optional()
    .meta({ description: "A stored key is never sent to another host: give the key again with the address." }),
  enabled: z.boolean().optional(),
});

export const modelProviderTestSchema = z
  .strictObject({
    works: z.boolean(),
    model: z.string(),
    latencyMilliseconds: z.int().min(0),
    reason: z.enum(usageReasons).nullable(),
    message: z.string().meta({ description: "What happened, in a sentence." }),
  })
  .meta({
    id: "ModelProviderTest",
    example: {
      works: true,
      model: "gemini-2.5-flash",
      latencyMilliseconds: 640,
      reason: null,
      message: "It answered.",
    },
  });

export type ModelProviderTest = z.infer<typeof modelProviderTestSchema>;

export const discoveredModelsSchema = z
  .strictObject({
    answers: z.boolean().meta({ description: "Whether an Ollama answers on the machine of the server." }),
    usable: z.boolean().meta({ description: "Whether the operator lets organizations use it." }),
    baseUrl: z.string().nullable().meta({ description: "What to give to model_provider.create." }),
    models: z.array(z.string()).meta({ description: "What is installed there." }),
    message: z.string().meta({ description: "What to do next, in a sentence." }),
  })
  .meta({
    id: "DiscoveredModels",
    example: {
      answers: true,
      usable: true,
      baseUrl: "http://127.0.0.1:11434",
      models: ["llama3.2:latest"],
      message: "Ollama answers. Connect one of its models to use it; nothing is asked before that.",
    },
  });

export type DiscoveredModels = z.infer<typeof discoveredModelsSchema>;
