/** Limits over HTTP: what is left stands in headers, and who asks too much is told how long to wait. */
import { createTestClock } from "@eureka/kit/clock";
import { createMemoryLimiter } from "@eureka/kit/limits";
import { testServer } from "@eureka/testing/rest-server";
import { testOrganization } from "@eureka/testing/test-organization";
import { expect, test } from "vitest";
import { keyOf } from "./makers.ts";

/** A clock that stands still, so that nothing comes back meanwhile, and few enough calls of one key for a test. */
const clock = createTestClock(new Date());
const organization = await testOrganization({
  clock,
  ports: {
    createLimiter: (limit) => createMemoryLimiter({ ...limit, ...(limit.name === "api_key" && { limit: 40 }), clock }),
  },
});
const { server } = await testServer(organization);

async function ask(token: string, remoteAddress: string) {
  const { statusCode, headers, body } = await server.inject({
    url: "/api/v2/me",
    headers: { authorization: `Bearer ${token}` },
    remoteAddress,
  });
  return { status: statusCode, headers, problem: JSON.parse(body) as { code?: string } };
}

test("answers say what is left of the limit, refusals when to come back", async () => {
  const { apiKey } = await keyOf(organization, organization.admin, "Busy");
  const first = await ask(apiKey, "203.0.113.1");
  expect(first.status).toBe(200);
  const limit = Number(first.headers["ratelimit-limit"]);
  expect(Number(first.headers["ratelimit-remaining"])).toBe(limit - 1);
  expect(Number(first.headers["ratelimit-reset"])).toBeGreaterThan(0);

  // Addresses have limits of their own, so the calls come from many.
  let last = first;
  for (let call = 0; call < limit && last.status === 200; call++) last = await ask(apiKey, `198.51.100.${call % 250}`);
  expect(last).toMatchObject({ status: 429, problem: { code: "limit.exceeded" } });
  expect(Number(last.headers["retry-after"])).toBeGreaterThan(0);
  const other = await keyOf(organization, organization.admin, "Quiet");
  expect((await ask(other.apiKey, "203.0.113.1")).status).toBe(200);
});

test("guessing credentials is slowed down by address", async () => {
  const guesses: number[] = [];
  for (let guess = 0; guess < 200 && guesses.at(-1) !== 429; guess++) {
    guesses.push((await ask(`eur_live_guess${guess}`, "203.0.113.66")).status);
  }
  expect(guesses.at(-1)).toBe(429);
  const { apiKey } = await keyOf(organization, organization.user, "Honest");
  expect((await ask(apiKey, "203.0.113.66")).headers["retry-after"]).toBeDefined();
  expect((await ask(apiKey, "203.0.113.67")).status).toBe(200);
});
