/** The module `models`. */
import { defineModule } from "../operations/index.ts";
import { forgetAnswersService } from "./answers/forget-answers.ts";
import { createModelProvider } from "./providers/create-model-provider.ts";
import { deleteModelProvider } from "./providers/delete-model-provider.ts";
import { discoverModels } from "./providers/discover-models.ts";
import { getModelProvider } from "./providers/get-model-provider.ts";
import { listModelProviders } from "./providers/list-model-providers.ts";
import { orderModelProviders } from "./providers/order-model-providers.ts";
import { testModelProvider } from "./providers/test-model-provider.ts";
import { updateModelProvider } from "./providers/update-model-provider.ts";

export const modelsModule = defineModule({
  name: "models",
  operations: [
    createModelProvider,
    deleteModelProvider,
    discoverModels,
    getModelProvider,
    listModelProviders,
    orderModelProviders,
    testModelProvider,
    updateModelProvider,
  ],
  services: [forgetAnswersService],
});
