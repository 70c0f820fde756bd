import { exampleModelProviderList, modelProviderListSchema } from "@eureka/contracts/model-provider";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import type { ModelEndpoint } from "../calls/model-endpoint.ts";
import { modelRuntime } from "../model-runtime.ts";
import { wholeOrganization } from "./load-provider.ts";
import { viewProviders } from "./provider-view.ts";
import { selectProviders, selectUsesInstallation } from "./providers.store.ts";

/** Lists who is asked, in order. */
export const listModelProviders = defineOperation({
  name: "model_provider.list",
  summary: "List model providers in the order in which they are asked",
  input: z.strictObject({}),
  output: modelProviderListSchema,
  permission: "model_provider:read",
  effect: "read",
  http: { method: "GET", path: "/model-providers" },
  command: {},
  example: { input: {}, output: exampleModelProviderList },
  prepare: ({ ports }): Promise<readonly ModelEndpoint[]> => modelRuntime(ports).installationEndpoints(),
  target: async (context) => wholeOrganization(context),
  async run({ transaction }, _input, _target, installation) {
    const rows = await selectProviders(transaction);
    return viewProviders(rows, await selectUsesInstallation(transaction), installation);
  },
});
