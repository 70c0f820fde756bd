import fc from "fast-check";
import { expect, test } from "vitest";
import { formatTraceparent, newSpanId, newTraceId, parseTraceparent } from "./index.ts";

const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
const spanId = "00f067aa0ba902b7";

test("what is written can be read", () => {
  fc.assert(
    fc.property(fc.boolean(), (sampled) => {
      const context = { traceId: newTraceId(), spanId: newSpanId(), sampled };
      expect(parseTraceparent(formatTraceparent(context))).toEqual(context);
    }),
  );
  expect(newTraceId()).not.toBe(newTraceId());
});

test("a header of a later version is read by its first four parts", () => {
  expect(parseTraceparent(`cc-${traceId}-${spanId}-01-what-the-future-brings`)).toEqual({
    traceId,
    spanId,
    sampled: true,
  });
});

test.each([
  undefined,
  "",
  "garbage",
  `00-${traceId}-${spanId}`,
  `00-${traceId}-${spanId}-01-more`,
  `00-${traceId}-${spanId}-01\n`,
  `ff-${traceId}-${spanId}-01`,
  `00-${traceId.toUpperCase()}-${spanId}-01`,
  `00-${"0".repeat(32)}-${spanId}-01`,
  `00-${traceId}-${"0".repeat(16)}-01`,
  `00-${traceId}-${spanId}-zz`,
  `${"0".repeat(10_000)}`,
])("%j is no trace", (header) => {
  expect(parseTraceparent(header)).toBeUndefined();
});
