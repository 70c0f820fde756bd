/** The gateway itself: the same for an organization of a server and for a command line without one, which differ only in the two ends. */
import type { Clock } from "@eureka/kit/clock";
import { addCosts, addTokens, nothingPaid, nothingUsed, type Price } from "../../usage/local.ts";
import { ModelError } from "../model-error.ts";
import type { CallText, ModelAnswer, ModelCall, StreamingGateway } from "../model-gateway.ts";
import { answerKey } from "./answer-key.ts";
import { askInOrder, type TimedAttempt, type Walked, walkError } from "./ask-in-order.ts";
import type { ModelEndpoint } from "./model-endpoint.ts";
import type { ModelFetch } from "./model-fetch.ts";
import type { ProviderGuards } from "./provider-guards.ts";
import { requestObject } from "./request-object.ts";
import { requestText } from "./request-text.ts";
import { createTextPipe } from "./text-pipe.ts";

/** What is known when a call begins. */
export interface Beginning {
  /** In the order in which they are asked. */
  readonly endpoints: readonly ModelEndpoint[];
  readonly findPrice: (endpoint: ModelEndpoint, at: Date) => Price | null;
  /** Earlier answers by their key, as JSON values. */
  readonly remembered: ReadonlyMap<string, unknown>;
}

/** What remains when a call has ended. */
export interface Ending {
  readonly call: CallText;
  readonly streamed: boolean;
  readonly attempts: readonly TimedAttempt[];
  /** An answer to be remembered. */
  readonly answer: { readonly key: string; readonly json: unknown } | null;
}

/** Where a gateway gets its providers from, and where it leaves its traces. */
export interface GatewayEnds {
  /** `keyOf` names the answer that would do; null where the call wants a fresh one. */
  begin(keyOf: ((endpoint: ModelEndpoint) => string) | null): Promise<Beginning>;
  /** Keeps the traces and the answer, both or neither. */
  end(ending: Ending): Promise<void>;
}

export interface GatewayParts {
  /** Whose answers are remembered: part of every key. */
  readonly owner: string;
  readonly ends: GatewayEnds;
  readonly guards: ProviderGuards;
  readonly fetch: ModelFetch;
  readonly clock: Clock;
}

export function createGateway({ owner, ends, guards, fetch, clock }: GatewayParts): StreamingGateway {
  const now = () => clock.now();

  async function generate<T>(call: ModelCall<T>): Promise<ModelAnswer<T>> {
    const began = clock.monotonic();
    const keyOf = call.cacheScope === null ? null : (endpoint: ModelEndpoint) => answerKey(owner, endpoint, call);
    const { endpoints, findPrice, remembered } = await ends.begin(keyOf);
    const known = findRemembered(endpoints, remembered, keyOf, call);
    if (known) {
      const attempts = [cachedAttempt(known.endpoint, now())];
      await ends.end({ call, streamed: false, attempts, answer: null });
      return answerOf(known.endpoint, known.value, "cached", null, attempts, clock.monotonic() - began);
    }
    if (endpoints.length === 0) throw new ModelError("no_model");
    const walked = await askInOrder<T>({
      endpoints,
      findPrice,
      guards,
      clock,
      asker: call.signal,
      milliseconds: call.timeoutMilliseconds - (clock.monotonic() - began),
      request: (endpoint, repair, time) =>
        requestObject({ endpoint, fetch: fetch.for(endpoint), call, repair, time, now }),
      mayRepeat: () => true,
    });
    const answer = walked.ok && keyOf ? { key: keyOf(walked.endpoint), json: walked.json } : null;
    await ends.end({ call, streamed: false, attempts: walked.attempts, answer });
    return finish(walked, clock.monotonic() - began);
  }

  async function streamInto(call: CallText, pipe: ReturnType<typeof createTextPipe>): Promise<ModelAnswer<string>> {
    const began = clock.monotonic();
    const { endpoints, findPrice } = await ends.begin(null);
    if (endpoints.length === 0) throw new ModelError("no_model");
    const asker = AbortSignal.any([call.signal, pipe.readerLeft]);
    const walked = await askInOrder<string>({
      endpoints,
      findPrice,
      guards,
      clock,
      asker,
      milliseconds: call.timeoutMilliseconds - (clock.monotonic() - began),
      request: (endpoint, _repair, time) =>
        requestText({ endpoint, fetch: fetch.for(endpoint), call, time, now, onText: pipe.write }),
      mayRepeat: () => pipe.isEmpty(),
    });
    await ends.end({ call, streamed: true, attempts: walked.attempts, answer: null });
    return finish(walked, clock.monotonic() - began);
  }

  return {
    async available() {
      const { endpoints } = await ends.begin(null);
      const [first] = endpoints;
      return first ? { provider: first.name, model: first.model } : null;
    },
    generate,
    stream(call) {
      const pipe = createTextPipe();
      const answer = streamInto(call, pipe).finally(pipe.end);
      // Whoever reads only the text is not to be ended by what the answer says.
      answer.catch(() => {});
      return { text: pipe.text, answer };
    },
  };
}

/** The answer of the first provider in the order that has one which still fits: another release may have another schema. */
function findRemembered<T>(
  endpoints: readonly ModelEndpoint[],
  remembered: ReadonlyMap<string, unknown>,
  keyOf: ((endpoint: ModelEndpoint) => string) | null,
  call: ModelCall<T>,
): { readonly endpoint: ModelEndpoint; readonly value: T } | null {
  if (!keyOf || remembered.size === 0) return null;
  for (const endpoint of endpoints) {
    const key = keyOf(endpoint);
    if (!remembered.has(key)) continue;
    const parsed = call.schema.safeParse(remembered.get(key));
    if (parsed.success) return { endpoint, value: parsed.data };
  }
  return null;
}

function cachedAttempt({ name, kind, model }: ModelEndpoint, at: Date): TimedAttempt {
  return {
    at,
    provider: name,
    kind,
    model,
    outcome: "cached",
    reason: null,
    fallback: null,
    tokens: nothingUsed,
    cost: nothingPaid,
    latencyMilliseconds: 0,
    sent: false,
  };
}

function finish<T>(walked: Walked<T>, milliseconds: number): ModelAnswer<T> {
  if (!walked.ok) throw walkError(walked.failure, walked.attempts);
  const { endpoint, value, repaired, fallback, attempts } = walked;
  return answerOf(endpoint, value, repaired ? "repaired" : "ok", fallback, attempts, milliseconds);
}

function answerOf<T>(
  { name, model }: ModelEndpoint,
  output: T,
  outcome: ModelAnswer<T>["outcome"],
  fallback: ModelAnswer<T>["fallback"],
  attempts: readonly TimedAttempt[],
  milliseconds: number,
): ModelAnswer<T> {
  return {
    output,
    provider: name,
    model,
    outcome,
    fallback,
    tokens: addTokens(attempts.map((attempt) => attempt.tokens)),
    cost: addCosts(attempts.map((attempt) => attempt.cost)),
    latencyMilliseconds: Math.max(0, Math.round(milliseconds)),
    attempts,
  };
}
