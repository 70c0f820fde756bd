/** The gateway of an organization: its providers, its prices, its response cache, and the ledger. */
import type { Id } from "@eureka/contracts/ids";
import type { Ports } from "../operations/index.ts";
import { loadPrices, recordUsage, type UsageEntry, type UsageOwner } from "../usage/index.ts";
import { recallAnswers, rememberAnswer } from "./answers/remember-answers.ts";
import { createGateway, type Ending, type GatewayEnds } from "./calls/create-gateway.ts";
import type { StreamingGateway } from "./model-gateway.ts";
import { modelRuntime } from "./model-runtime.ts";
import { loadEndpoints } from "./providers/load-endpoints.ts";

type GatewayPorts = Pick<Ports, "database" | "keys" | "clock" | "settings" | "faults">;

/** A crash right after an answer was kept, and before whoever asked has used it. */
export const modelFaultPoints = ["models.before-keep", "models.after-keep"] as const;

/**
 * Asks models for an organization. `owner` says for whom, for the ledger; whether that person may ask is decided by the caller. It opens
 * transactions of its own: one before the call and one right after the answer, which keeps the ledger's rows and the answer together. A
 * crash behind it finds the answer in the cache and does not pay again.
 */
export function organizationGateway(
  ports: GatewayPorts,
  organizationId: Id<"organization">,
  owner: UsageOwner,
): StreamingGateway {
  const runtime = modelRuntime(ports);
  const ends: GatewayEnds = {
    async begin(keyOf) {
      const installation = await runtime.installationEndpoints();
      return ports.database.withOrganization(
        organizationId,
        async (transaction) => {
          const access = { transaction, ports };
          const [endpoints, findPrice] = await Promise.all([loadEndpoints(access, installation), loadPrices(access)]);
          const remembered = await recallAnswers(access, keyOf ? endpoints.map(keyOf) : []);
          return { endpoints, findPrice: ({ kind, model }, at) => findPrice(kind, model, at), remembered };
        },
        { readOnly: true },
      );
    },
    async end(ending) {
      const entries = toEntries(ending);
      if (entries.length === 0) return;
      ports.faults.reach("models.before-keep");
      await ports.database.withOrganization(
        organizationId,
        async (transaction) => {
          const { answer } = ending;
          await Promise.all([
            recordUsage(transaction, owner, entries),
            answer && rememberAnswer({ transaction, ports }, answer.key, answer.json),
          ]);
        },
        { retryable: true },
      );
      ports.faults.reach("models.after-keep");
    },
  };
  const { guards, fetch } = runtime;
  return createGateway({ owner: organizationId, ends, guards, fetch, clock: ports.clock });
}

/**
 * What the ledger gets: every request and every answer from the cache. Providers that were left alone stand in it as the reason of the
 * next one, or by themselves when nobody was asked at all.
 */
export function toEntries({ call, streamed, attempts }: Pick<Ending, "call" | "streamed" | "attempts">): UsageEntry[] {
  const made = attempts.filter((attempt) => attempt.sent || attempt.outcome === "cached");
  return (made.length > 0 ? made : attempts.slice(-1)).map(({ kind, sent: _sent, ...attempt }) => ({
    ...attempt,
    providerKind: kind,
    purpose: call.purpose,
    promptVersion: call.promptVersion,
    streamed,
  }));
}
