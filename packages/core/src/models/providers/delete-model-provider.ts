import { idSchema } from "@eureka/contracts/ids";
import { exampleModelProvider } from "@eureka/contracts/model-provider";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { loadProvider } from "./load-provider.ts";
import { deleteProvider, lockProviderOrder } from "./providers.store.ts";

/** Removes a provider and destroys its key. What it was used for stays in the ledger. */
export const deleteModelProvider = defineOperation({
  name: "model_provider.delete",
  summary: "Remove a model provider and its key",
  input: z.strictObject({ id: idSchema("model_provider") }),
  output: z.strictObject({}),
  permission: "model_provider:delete",
  effect: "danger",
  http: { method: "DELETE", path: "/model-providers/{id}", status: 204 },
  command: { words: ["id"] },
  example: { input: { id: exampleModelProvider.id }, output: {} },
  async target(context, input) {
    await lockProviderOrder(context.transaction);
    return loadProvider(context, input.id, { lock: true });
  },
  async run(context, { id }, { row }) {
    await deleteProvider(context.transaction, row);
    context.emit({
      type: "model_provider.deleted",
      subject: { type: "model_provider", id },
      changes: { name: { from: row.name, to: null } },
      data: { kind: row.kind },
    });
    return {};
  },
});
