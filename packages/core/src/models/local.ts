/**
 * The second face of models, without stores: asks the models that the environment names, for a command line without a server. It keeps
 * its cache and its ledger in memory.
 */
import { type Clock, systemClock } from "@eureka/kit/clock";
import { type Environment, readModelConfig } from "@eureka/kit/config";
import { findListPrice } from "../usage/local.ts";
import type { TimedAttempt } from "./calls/ask-in-order.ts";
import { createGateway } from "./calls/create-gateway.ts";
import { environmentEndpoints } from "./calls/environment-endpoints.ts";
import { listOllamaModels } from "./calls/list-ollama-models.ts";
import type { ModelEndpoint } from "./calls/model-endpoint.ts";
import { createModelFetch } from "./calls/model-fetch.ts";
import { createProviderGuards } from "./calls/provider-guards.ts";
import type { StreamingGateway } from "./model-gateway.ts";

export { ModelError } from "./model-error.ts";
export type {
  CallAttempt,
  CallText,
  ModelAnswer,
  ModelCall,
  ModelErrorCode,
  ModelGateway,
  ModelStream,
  StreamingGateway,
} from "./model-gateway.ts";

export { cleanLine, cleanLines, cleanText, cutText } from "./text/clean-text.ts";
export { fenceData } from "./text/fence-data.ts";

export interface LocalGateway extends StreamingGateway {
  /** Every request so far, and every answer that was used again. */
  readonly attempts: readonly TimedAttempt[];
  /** Ends kept connections, so that the process can end. */
  close(): Promise<void>;
}

/** Throws a ConfigError whose problems are sentences when a variable is wrong. */
export function createLocalGateway(environment: Environment, clock: Clock = systemClock): LocalGateway {
  const config = readModelConfig(environment);
  // Whoever sets the environment is the operator here, and may name what they like.
  const fetch = createModelFetch({ allowPrivate: true });
  const answers = new Map<string, unknown>();
  const attempts: TimedAttempt[] = [];
  let endpoints: Promise<ModelEndpoint[]> | undefined;
  const gateway = createGateway({
    owner: "local",
    guards: createProviderGuards(() => clock.monotonic()),
    fetch,
    clock,
    ends: {
      async begin() {
        endpoints ??= environmentEndpoints(config, async (host) => {
          const models = await listOllamaModels(host, fetch.for({ setBy: "operator" }));
          return models?.[0] ?? null;
        });
        return {
          endpoints: await endpoints,
          findPrice: ({ kind, model }, at) => findListPrice(kind, model, at),
          remembered: answers,
        };
      },
      async end({ attempts: made, answer }) {
        attempts.push(...made);
        if (answer) answers.set(answer.key, answer.json);
      },
    },
  });
  return { ...gateway, attempts, close: () => fetch.close() };
}
