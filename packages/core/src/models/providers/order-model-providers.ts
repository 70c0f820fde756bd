import { invalidField } from "@eureka/contracts/errors";
import type { Changes } from "@eureka/contracts/event";
import { idSchema } from "@eureka/contracts/ids";
import {
  exampleModelProvider,
  exampleModelProviderList,
  modelProviderListSchema,
  mostModelProviders,
} from "@eureka/contracts/model-provider";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { fieldChanges } from "../../tenancy/index.ts";
import type { ModelEndpoint } from "../calls/model-endpoint.ts";
import { modelRuntime } from "../model-runtime.ts";
import { wholeOrganization } from "./load-provider.ts";
import { viewProviders } from "./provider-view.ts";
import {
  lockProviderOrder,
  selectProviders,
  selectUsesInstallation,
  setProviderOrder,
  setUsesInstallation,
} from "./providers.store.ts";

/** Says who is asked first, and whether the operator's models are asked at all. */
export const orderModelProviders = defineOperation({
  name: "model_provider.order",
  summary: "Set the order in which model providers are asked",
  description: "The first one that answers is used; why one was passed over stands in the usage records.",
  input: z.strictObject({
    ids: z
      .array(idSchema("model_provider"))
      .max(mostModelProviders)
      .optional()
      .meta({ description: "All providers of the organization, the first one first." }),
    usesInstallation: z.boolean().optional().meta({
      description: "Whether the operator's models are asked after them. False keeps everything with your own.",
    }),
  }),
  output: modelProviderListSchema,
  permission: "model_provider:update",
  effect: "write",
  http: { method: "POST", path: "/model-providers/order" },
  example: { input: { ids: [exampleModelProvider.id] }, output: exampleModelProviderList },
  prepare: ({ ports }): Promise<readonly ModelEndpoint[]> => modelRuntime(ports).installationEndpoints(),
  target: async (context) => wholeOrganization(context),
  async run(context, { ids, usesInstallation }, _target, installation) {
    const { transaction, organizationId } = context;
    await lockProviderOrder(transaction);
    const rows = await selectProviders(transaction);
    const former = { ids: rows.map(({ id }) => id), usesInstallation: await selectUsesInstallation(transaction) };
    if (ids && [...ids].sort().join() !== [...former.ids].sort().join()) {
      throw invalidField("ids", "incomplete", "must name every provider of the organization once");
    }
    const changes: Changes = fieldChanges(former, { ids, usesInstallation });
    if (ids && changes.ids) await setProviderOrder(transaction, ids);
    if (usesInstallation !== undefined) await setUsesInstallation(transaction, usesInstallation);
    if (Object.keys(changes).length > 0) {
      const subject = { type: "organization", id: organizationId };
      context.emit({ type: "model_provider.reordered", subject, changes });
    }
    return viewProviders(await selectProviders(transaction), usesInstallation ?? former.usesInstallation, installation);
  },
});
