import type { Id } from "@eureka/contracts/ids";
import { idSchema } from "@eureka/contracts/ids";
import {
  exampleModelProvider,
  type ModelProviderTest,
  modelProviderTestSchema,
} from "@eureka/contracts/model-provider";
import { say } from "@eureka/contracts/words";
import { z } from "zod";
import { defineOperation, type PreparationContext } from "../../operations/index.ts";
import { loadPrices, recordUsage } from "../../usage/index.ts";
import { askInOrder, type Walked } from "../calls/ask-in-order.ts";
import type { Failure } from "../calls/failure.ts";
import { createProviderGuards } from "../calls/provider-guards.ts";
import { requestText } from "../calls/request-text.ts";
import type { CallText } from "../model-gateway.ts";
import { modelRuntime } from "../model-runtime.ts";
import { toEntries } from "../organization-gateway.ts";
import { holdsOverOrganization } from "./holds-over-organization.ts";
import { toEndpoint } from "./load-endpoints.ts";
import { loadProvider } from "./load-provider.ts";
import { selectProvider } from "./providers.store.ts";

const timeoutMilliseconds = 20_000;

/** Asks a provider something small. The call stands in the ledger like every other one. */
export const testModelProvider = defineOperation({
  name: "model_provider.test",
  summary: "Ask a model provider whether it answers",
  description:
    "A real call of a few words, also of a provider that is not in use. It says what is wrong in a sentence.",
  input: z.strictObject({ id: idSchema("model_provider") }),
  output: modelProviderTestSchema,
  permission: "model_provider:update",
  effect: "write",
  http: { method: "POST", path: "/model-providers/{id}/test" },
  command: { words: ["id"] },
  cost: 20,
  example: {
    input: { id: exampleModelProvider.id },
    output: modelProviderTestSchema.parse(modelProviderTestSchema.meta()?.example),
  },
  // Before the transaction: a model may take its time.
  prepare: (preparation, { id }) => probe(preparation, id),
  target: (context, { id }) => loadProvider(context, id),
  async run(context, _input, { row }, probed): Promise<ModelProviderTest> {
    if (!probed) throw new Error("a provider that is there was not asked");
    const owner = { memberId: context.principal.memberId, workspaceId: null, runId: null };
    await recordUsage(context.transaction, owner, toEntries({ ...probed.walked, call: probed.call, streamed: true }));
    const latencyMilliseconds = probed.walked.attempts.at(-1)?.latencyMilliseconds ?? 0;
    const failure = probed.walked.ok ? null : probed.walked.failure;
    const message = failure ? explain(failure) : say("model.works");
    return { works: failure === null, model: row.model, latencyMilliseconds, reason: failure?.reason ?? null, message };
  },
});

interface Probed {
  readonly call: CallText;
  readonly walked: Walked<string>;
}

/** Null for a provider that is not there, or for somebody who may not ask it: the transaction refuses them properly. */
async function probe({ ports, principal }: PreparationContext, id: Id<"model_provider">): Promise<Probed | null> {
  if (!principal || !holdsOverOrganization(principal, "model_provider:update")) return null;
  const { clock, database } = ports;
  const found = await database.withOrganization(
    principal.organizationId,
    async (transaction) => {
      const row = await selectProvider(transaction, id, { lock: false });
      if (!row) return null;
      const access = { transaction, ports };
      return { endpoint: await toEndpoint(access, row), findPrice: await loadPrices(access) };
    },
    { readOnly: true },
  );
  if (!found) return null;
  const { endpoint, findPrice } = found;
  const call = testCall();
  const walked = await askInOrder<string>({
    endpoints: [endpoint],
    findPrice: ({ kind, model }, at) => findPrice(kind, model, at),
    // Its own: a breaker that is open is no reason not to look.
    guards: createProviderGuards(() => clock.monotonic()),
    clock,
    asker: call.signal,
    milliseconds: call.timeoutMilliseconds,
    request: (one, _repair, time) =>
      requestText({
        endpoint: one,
        fetch: modelRuntime(ports).fetch.for(one),
        call,
        time,
        now: () => clock.now(),
        onText: () => {},
      }),
    mayRepeat: () => false,
  });
  return { call, walked };
}

function testCall(): CallText {
  return {
    purpose: "models.test",
    promptVersion: "test",
    instructions: "You are asked whether you can be reached.",
    prompt: "Answer with the word: yes",
    temperature: 0,
    // Thinking models need room to think before they say a word.
    maxOutputTokens: 256,
    timeoutMilliseconds,
    signal: new AbortController().signal,
  };
}

function explain({ reason, detail }: Failure): string {
  return reason === "unavailable" ? say("model.reason.unavailable", { detail }) : say(`model.reason.${reason}`);
}
