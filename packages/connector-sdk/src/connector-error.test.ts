import { expect, it } from "vitest";
import { ConnectorError, connectorErrorCodes } from "./connector-error.ts";
import { errorFromResponse, readRetryAfter } from "./error-from-response.ts";

const now = new Date("2026-11-22T12:00:00Z");

it.each([
  [400, "invalid"],
  [401, "unauthorized"],
  [403, "unauthorized"],
  [404, "not_found"],
  [408, "unavailable"],
  [409, "invalid"],
  [410, "not_found"],
  [422, "invalid"],
  [429, "rate_limited"],
  [500, "unavailable"],
  [503, "unavailable"],
] as const)("translates status %i into %s", (status, code) => {
  expect(errorFromResponse({ status, headers: new Headers() }, now)).toMatchObject({
    code,
    platformCode: String(status),
  });
});

it.each([
  ["7", 7],
  ["0.3", 1],
  ["Sun, 22 Nov 2026 12:01:30 GMT", 90],
  ["Sun, 22 Nov 2026 11:00:00 GMT", 0],
  ["soon", 30],
  ["", 30],
])("reads Retry-After %j as %i seconds", (value, seconds) => {
  expect(readRetryAfter(new Headers({ "retry-after": value }), now)).toBe(seconds);
});

it("says of each code whether waiting helps, and whether a write may have happened", () => {
  const errors = connectorErrorCodes.map((code) =>
    code === "rate_limited"
      ? new ConnectorError(code, "wait", { retryAfterSeconds: 3 })
      : new ConnectorError(code, "no"),
  );
  expect(errors.filter((error) => error.isTemporary).map(({ code }) => code)).toEqual(["rate_limited", "unavailable"]);
  expect(errors.filter((error) => error.mayHaveHappened).map(({ code }) => code)).toEqual(["unavailable"]);
  expect(errors.filter((error) => error.retryAfterSeconds !== null).map(({ code }) => code)).toEqual(["rate_limited"]);
});
