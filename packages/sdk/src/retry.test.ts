import { expect, it } from "vitest";
import { EurekaApiError, EurekaConnectionError } from "./api-error.ts";
import { waitBeforeRetry } from "./retry.ts";

function refused(status: number, code: string, retryAfterSeconds: number | null = null): EurekaApiError {
  return new EurekaApiError(
    { type: "", title: "", status, code, detail: "", errors: [], requestId: "" },
    retryAfterSeconds,
  );
}

const broken = new EurekaConnectionError("http://127.0.0.1", new Error("reset"));

it.each([
  ["a broken connection", broken, true, true],
  ["a broken connection of what must not happen twice", broken, false, false],
  ["a limit", refused(429, "limit.exceeded", 1), true, true],
  ["a limit, before anything was done", refused(429, "limit.exceeded"), false, true],
  ["a stopping server", refused(503, "server.stopping"), false, true],
  ["a proxy that lost the answer", refused(504, "server.not_eureka"), true, true],
  ["a proxy that lost the answer of what must not happen twice", refused(502, "server.not_eureka"), false, false],
  ["the first attempt, still being worked on", refused(409, "idempotency.in_flight"), true, true],
  ["another conflict", refused(409, "label.name_taken"), true, false],
  ["wrong input", refused(422, "request.invalid"), true, false],
  ["a defect", refused(500, "server.internal"), true, false],
  ["a limit for an hour", refused(429, "limit.exceeded", 3_600), true, false],
  ["something else", new TypeError("no"), true, false],
])("%s", (_name, error, isRepeatable, isRetried) => {
  expect(waitBeforeRetry(error, 1, isRepeatable) !== null).toBe(isRetried);
});

it("waits at least as long as the server asks, and longer after each failure of its own counting", () => {
  expect(waitBeforeRetry(refused(429, "limit.exceeded", 7), 1, true)).toBeGreaterThanOrEqual(7_000);
  expect(waitBeforeRetry(broken, 1, true)).toBeLessThanOrEqual(250);
  expect(waitBeforeRetry(broken, 4, true)).toBeGreaterThanOrEqual(1_000);
  expect(waitBeforeRetry(broken, 50, true)).toBeLessThanOrEqual(8_000);
});
