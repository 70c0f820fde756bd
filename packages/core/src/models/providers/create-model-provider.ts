import { EurekaError, invalidField } from "@eureka/contracts/errors";
import { newId } from "@eureka/contracts/ids";
import {
  exampleModelProvider,
  modelProviderCreateSchema,
  modelProviderSchema,
  mostModelProviders,
} from "@eureka/contracts/model-provider";
import { defineOperation } from "../../operations/index.ts";
import { kindNames, kindsWithKey } from "../calls/model-endpoint.ts";
import { checkAddress } from "./check-address.ts";
import { wholeOrganization } from "./load-provider.ts";
import { sealKey } from "./provider-key.ts";
import { viewProvider } from "./provider-view.ts";
import { insertProvider, lockProviderOrder, selectProviders } from "./providers.store.ts";

/** Connects a model. It is asked after those that are there already, until the order is changed. */
export const createModelProvider = defineOperation({
  name: "model_provider.create",
  summary: "Connect a model provider",
  description: "The key is kept encrypted and never shown again. Nothing is asked now: model_provider.test does that.",
  input: modelProviderCreateSchema,
  output: modelProviderSchema,
  permission: "model_provider:create",
  effect: "danger",
  http: { method: "POST", path: "/model-providers", status: 201 },
  example: {
    input: { kind: "gemini", model: exampleModelProvider.model, key: "the-key-that-the-provider-gave-you" },
    output: exampleModelProvider,
  },
  target: async (context) => wholeOrganization(context),
  async run(context, input) {
    const { transaction, organizationId } = context;
    const { kind, model, enabled } = input;
    const baseUrl = input.baseUrl ?? null;
    if (kind === "openai_compatible" && baseUrl === null)
      throw invalidField("baseUrl", "required", "is needed for this kind");
    if (kindsWithKey.has(kind) && !input.key) throw invalidField("key", "required", "is needed for this kind");
    checkAddress(context.ports, { kind, baseUrl });
    await lockProviderOrder(transaction);
    const others = await selectProviders(transaction);
    if (others.length >= mostModelProviders) {
      throw new EurekaError("model_provider.too_many", { limit: mostModelProviders });
    }
    const now = context.clock.now();
    const id = newId("model_provider", now.getTime());
    const name = input.name ?? kindNames[kind];
    const row = await insertProvider(transaction, {
      organizationId,
      id,
      name,
      kind,
      model,
      baseUrl,
      enabled,
      position: others.length + 1,
      ...(input.key && (await sealKey(context, id, input.key))),
      createdAt: now,
      updatedAt: now,
    });
    if (!row) throw new EurekaError("model_provider.name_taken", { name });
    context.emit({
      type: "model_provider.created",
      subject: { type: "model_provider", id },
      changes: { name: { from: null, to: name }, model: { from: null, to: model } },
      data: { kind },
    });
    return viewProvider(row);
  },
});
