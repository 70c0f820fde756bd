import { type DiscoveredModels, discoveredModelsSchema } from "@eureka/contracts/model-provider";
import { say } from "@eureka/contracts/words";
import { z } from "zod";
import { defineOperation, type PreparationContext } from "../../operations/index.ts";
import { listOllamaModels } from "../calls/list-ollama-models.ts";
import { standardAddresses } from "../calls/model-endpoint.ts";
import { modelRuntime } from "../model-runtime.ts";
import { holdsOverOrganization } from "./holds-over-organization.ts";
import { wholeOrganization } from "./load-provider.ts";

/** Looks for an Ollama on the server's own machine. It is offered, and never asked anything before somebody connects it. */
export const discoverModels = defineOperation({
  name: "model_provider.discover",
  summary: "Look for an Ollama on the machine of the server",
  input: z.strictObject({}),
  output: discoveredModelsSchema,
  permission: "model_provider:create",
  effect: "read",
  http: { method: "GET", path: "/model-providers/discover" },
  command: {},
  cost: 10,
  example: { input: {}, output: discoveredModelsSchema.parse(discoveredModelsSchema.meta()?.example) },
  prepare: discover,
  target: async (context) => wholeOrganization(context),
  async run(_context, _input, _target, found) {
    if (!found) throw new Error("nobody looked for somebody who may");
    return found;
  },
});

/** What is installed there is told only to those who may use it. Null for somebody whom the transaction will refuse. */
async function discover({ ports, principal }: PreparationContext): Promise<DiscoveredModels | null> {
  if (!principal || !holdsOverOrganization(principal, "model_provider:create")) return null;
  const { ollamaHost, allowPrivate } = ports.settings.models;
  const address = ollamaHost ?? standardAddresses.ollama;
  const models = await listOllamaModels(address, modelRuntime(ports).fetch.for({ setBy: "operator" }));
  if (models === null) {
    const message = say("model.discovered.none", { address });
    return { answers: false, usable: false, baseUrl: null, models: [], message };
  }
  if (!allowPrivate) {
    return { answers: true, usable: false, baseUrl: null, models: [], message: say("model.discovered.forbidden") };
  }
  return { answers: true, usable: true, baseUrl: address, models, message: say("model.discovered.usable") };
}
