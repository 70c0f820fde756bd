import { OutgoingRequestError } from "@eureka/kit/http";
import { expect, test } from "vitest";
import { classifyFailure, type FailureFacts, readRetryAfter, readRetryDelay } from "./classify-failure.ts";

const now = new Date("2026-11-22T09:00:00Z");
const facts: FailureFacts = { aborted: false, timedOut: false, now };

function answered(statusCode: number, responseBody = "", responseHeaders: Record<string, string> = {}): Error {
  return Object.assign(new Error("sk-secret was refused"), {
    name: "AI_APICallError",
    statusCode,
    responseBody,
    responseHeaders,
  });
}

test.each([
  [401, "", "unauthorized"],
  [403, "", "unauthorized"],
  [400, '{"error":{"details":[{"reason":"API_KEY_INVALID"}]}}', "unauthorized"],
  [400, "Your credit balance is too low to use this API.", "out_of_credit"],
  [402, "", "out_of_credit"],
  [429, '{"error":{"code":"insufficient_quota"}}', "out_of_credit"],
  [429, '{"violations":[{"quotaId":"GenerateRequestsPerDayPerProject"}]}', "out_of_credit"],
  [429, "You exceeded your current quota. GenerateContentPerMinutePerProject", "rate_limited"],
  [429, "", "rate_limited"],
  [408, "", "timeout"],
  [504, "", "timeout"],
  [404, "", "unavailable"],
  [400, "", "unavailable"],
  [500, "", "unavailable"],
  [529, "", "unavailable"],
  [302, "", "unavailable"],
])("HTTP %i %s is %s", (status, body, reason) => {
  expect(classifyFailure(answered(status, body), facts)).toMatchObject({ reason, detail: `HTTP ${status}` });
});

test("who gave up comes before what went wrong, and our own time before the provider's trouble", () => {
  expect(classifyFailure(answered(500), { ...facts, aborted: true, timedOut: true }).reason).toBe("aborted");
  expect(classifyFailure(answered(500), { ...facts, timedOut: true }).reason).toBe("timeout");
});

test("what our own rules refused was not sent, and is told by its rule", () => {
  const refused = new Error("failed", { cause: new OutgoingRequestError("address_refused", "private") });
  expect(classifyFailure(refused, facts)).toMatchObject({
    reason: "unavailable",
    detail: "address_refused",
    turnedAway: true,
  });
  const large = new Error("failed", { cause: new OutgoingRequestError("too_large", "8 MB") });
  expect(classifyFailure(large, facts)).toMatchObject({ reason: "invalid_answer", turnedAway: false });
});

test("a failure carries nothing that a provider or a library wrote", () => {
  const network = Object.assign(new Error("connect to sk-secret failed"), { code: "ECONNREFUSED" });
  for (const error of [answered(401, "sk-secret"), new TypeError("sk-secret", { cause: network }), "sk-secret"]) {
    expect(JSON.stringify(classifyFailure(error, facts))).not.toContain("sk-secret");
  }
  expect(classifyFailure(new TypeError("fetch failed", { cause: network }), facts).detail).toBe("ECONNREFUSED");
});

test("how long to wait is read as seconds, as a date, precisely, and from the body", () => {
  expect(readRetryAfter({ "retry-after": "2" }, now)).toBe(2_000);
  expect(readRetryAfter({ "retry-after": "Sun, 22 Nov 2026 09:00:05 GMT" }, now)).toBe(5_000);
  expect(readRetryAfter({ "retry-after": "Sun, 22 Nov 2026 08:00:00 GMT" }, now)).toBe(0);
  expect(readRetryAfter({ "retry-after-ms": "150", "retry-after": "2" }, now)).toBe(150);
  for (const text of ["soon", "-1", "", "1e9x"]) expect(readRetryAfter({ "retry-after": text }, now)).toBeNull();
  expect(readRetryDelay('{"retryDelay": "17.5s"}')).toBe(17_500);
  expect(readRetryDelay('{"retryDelay": "long"}')).toBeNull();
});
