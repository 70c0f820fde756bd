/** What one process keeps for asking models: connections, breakers, and what an Ollama has installed. */
import { createCache } from "@eureka/kit/cache";
import type { Ports } from "../operations/index.ts";
import { environmentEndpoints } from "./calls/environment-endpoints.ts";
import { listOllamaModels } from "./calls/list-ollama-models.ts";
import type { ModelEndpoint } from "./calls/model-endpoint.ts";
import { createModelFetch, type ModelFetch } from "./calls/model-fetch.ts";
import { createProviderGuards, type ProviderGuards } from "./calls/provider-guards.ts";

export interface ModelRuntime {
  readonly fetch: ModelFetch;
  /** The guards of one organization: what fails for it says nothing about others, whose keys and limits are their own. */
  readonly guards: ProviderGuards;
  /** The operator's models. It may ask an Ollama what it has, once a minute. */
  installationEndpoints(): Promise<ModelEndpoint[]>;
}

const ollamaCacheMilliseconds = 60_000;
const runtimes = new WeakMap<object, ModelRuntime>();

/** The runtime of a process, made at its first use. */
export function modelRuntime({
  database,
  clock,
  settings,
}: Pick<Ports, "database" | "clock" | "settings">): ModelRuntime {
  const known = runtimes.get(database);
  if (known) return known;
  const fetch = createModelFetch({ allowPrivate: settings.models.allowPrivate });
  const installed = createCache<string[] | null>({ maxEntries: 10, ttlMs: ollamaCacheMilliseconds, clock });
  const runtime: ModelRuntime = {
    fetch,
    guards: createProviderGuards(() => clock.monotonic()),
    installationEndpoints: () =>
      environmentEndpoints(settings.models, async (host) => {
        const models = await installed.get(host, () => listOllamaModels(host, fetch.for({ setBy: "operator" })));
        return models?.[0] ?? null;
      }),
  };
  runtimes.set(database, runtime);
  return runtime;
}
