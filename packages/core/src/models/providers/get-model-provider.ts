import { idSchema } from "@eureka/contracts/ids";
import { exampleModelProvider, modelProviderSchema } from "@eureka/contracts/model-provider";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { loadProvider } from "./load-provider.ts";
import { viewProvider } from "./provider-view.ts";

/** Reads a provider without its key. */
export const getModelProvider = defineOperation({
  name: "model_provider.get",
  summary: "Read a model provider",
  input: z.strictObject({ id: idSchema("model_provider") }),
  output: modelProviderSchema,
  permission: "model_provider:read",
  effect: "read",
  http: { method: "GET", path: "/model-providers/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleModelProvider.id }, output: exampleModelProvider },
  target: (context, input) => loadProvider(context, input.id),
  run: async (_context, _input, { row }) => viewProvider(row),
});
