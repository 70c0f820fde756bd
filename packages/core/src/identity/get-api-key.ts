import { apiKeySchema, exampleApiKey } from "@eureka/contracts/api-key";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { loadApiKey, viewApiKey } from "./api-key-view.ts";

/** Reads an API key without its secret. */
export const getApiKey = defineOperation({
  name: "api_key.get",
  summary: "Read an API key",
  input: z.strictObject({ id: idSchema("api_key") }),
  output: apiKeySchema,
  permission: "api_key:read",
  effect: "read",
  http: { method: "GET", path: "/api-keys/{id}" },
  command: { words: ["id"] },
  example: {
    input: { id: exampleApiKey.id },
    output: { ...exampleApiKey, scopes: [...exampleApiKey.scopes], addresses: [...exampleApiKey.addresses] },
  },
  target: (context, input) => loadApiKey(context, input.id, { lock: false }),
  run: async (_context, _input, { row }) => viewApiKey(row),
});
