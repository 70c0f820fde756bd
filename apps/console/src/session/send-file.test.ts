// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { readSizeLimit } from "./send-file.ts";

it("reads the limit that the server named, and none out of another refusal", () => {
  expect(readSizeLimit({ code: "request.too_large", detail: "The request body is larger than 1048576 bytes." })).toBe(
    1_048_576,
  );
  expect(readSizeLimit({ code: "request.too_large", detail: "Too large." })).toBeNull();
  expect(readSizeLimit({ code: "request.invalid", detail: "The input has 2 problem(s)." })).toBeNull();
});
