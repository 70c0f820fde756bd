import { afterEach, expect, test, vi } from "vitest";
import { plainFailure } from "./failure.ts";
import type { ModelEndpoint } from "./model-endpoint.ts";
import { createProviderGuards, openMilliseconds, outagesUntilOpen } from "./provider-guards.ts";

const fine = { failure: null };
const endpoint = (changes: Partial<ModelEndpoint> = {}): ModelEndpoint => ({
  id: "one",
  name: "One",
  kind: "openai_compatible",
  model: "m",
  baseUrl: "http://127.0.0.1:9",
  key: null,
  setBy: "operator",
  ...changes,
});

afterEach(() => {
  vi.useRealTimers();
});

test.each(["unavailable", "timeout"] as const)(
  "%s in a row opens the breaker; after a while one request tries",
  async (reason) => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const guards = createProviderGuards(() => 0);
    const failing = async () => ({ failure: plainFailure(reason, "HTTP 503") });
    for (let count = 0; count < outagesUntilOpen; count++) await guards.run(endpoint(), failing);
    const asked = vi.fn(async () => fine);
    expect(await guards.run(endpoint(), asked)).toMatchObject({ reason: "breaker_open", turnedAway: true });
    expect(await guards.run(endpoint({ id: "another" }), asked)).toBe(fine);
    expect(asked).toHaveBeenCalledTimes(1);
    vi.setSystemTime(Date.now() + openMilliseconds);
    expect(await guards.run(endpoint(), asked)).toBe(fine);
    expect(await guards.run(endpoint(), asked)).toBe(fine);
  },
);

test("what is not an outage opens nothing: keys, limits, refusals, wrong answers, people who gave up", async () => {
  const guards = createProviderGuards(() => 0);
  for (const reason of [
    "unauthorized",
    "out_of_credit",
    "rate_limited",
    "refused",
    "invalid_answer",
    "aborted",
  ] as const) {
    for (let count = 0; count <= outagesUntilOpen; count++) {
      await guards.run(endpoint(), async () => ({ failure: plainFailure(reason, reason) }));
    }
  }
  expect(await guards.run(endpoint(), async () => fine)).toBe(fine);
});

test("a model on one's own machine works off a few calls at a time, and turns away what would wait too long", async () => {
  const guards = createProviderGuards(() => 0);
  const ollama = endpoint({ kind: "ollama" });
  const gate = Promise.withResolvers<void>();
  let running = 0;
  let most = 0;
  const request = async () => {
    running += 1;
    most = Math.max(most, running);
    await gate.promise;
    running -= 1;
    return fine;
  };
  const calls = Array.from({ length: 530 }, () => guards.run(ollama, request));
  const results = Promise.all(calls);
  gate.resolve();
  const busy = (await results).filter((result) => "reason" in result && result.reason === "busy");
  expect(most).toBe(8);
  expect(busy).toHaveLength(530 - 8 - 512);
});

test("a provider that wants to be left alone is, and never longer than a minute", () => {
  let now = 1_000;
  const guards = createProviderGuards(() => now);
  guards.rest(endpoint(), 5_000);
  expect(guards.restsFor(endpoint())).toBe(5_000);
  expect(guards.restsFor(endpoint({ id: "another" }))).toBe(0);
  now += 6_000;
  expect(guards.restsFor(endpoint())).toBe(0);
  guards.rest(endpoint(), 86_400_000);
  expect(guards.restsFor(endpoint())).toBe(60_000);
});
