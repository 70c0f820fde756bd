import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useMay } from "../../session/use-me.ts";

/** Whether a model will answer. `unknown` while it is loading, and for those who may not see the models and have no run to tell from. */
export type ModelState = "connected" | "none" | "unknown";

export function useModelState(): ModelState {
  const mayRead = useMay("model_provider:read");
  const { data: models } = eurekaApi.useModelProviderListQuery(undefined, { skip: !mayRead });
  const { data: runs } = eurekaApi.useIdeaRunListQuery({ limit: 10 }, { skip: mayRead });
  if (models) {
    const { used, providers } = models.installation;
    return models.data.some(({ enabled }) => enabled) || (used && providers.length > 0) ? "connected" : "none";
  }
  // Who may not read the models knows from the latest run that left the choice to the server.
  const latest = runs?.data.find(({ request, engine }) => request.engine !== "rules" && engine !== null);
  if (!latest) return "unknown";
  return latest.engineReason === "no_model" ? "none" : "connected";
}
