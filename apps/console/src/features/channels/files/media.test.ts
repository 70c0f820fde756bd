import { expect, it } from "vitest";
import { isPicture, sizeWords } from "./media.ts";

it("shows pictures, but nothing in which a script could hide, and nothing huge", () => {
  expect(isPicture({ mediaType: "image/PNG", size: 1 })).toBe(true);
  expect(isPicture({ mediaType: "image/svg+xml", size: 1 })).toBe(false);
  expect(isPicture({ mediaType: "text/html", size: 1 })).toBe(false);
  expect(isPicture({ mediaType: "image/png", size: 200_000_000 })).toBe(false);
});

it("says sizes as people do", () => {
  expect([0, 999, 48_213, 1_500_000, 26_214_400].map((size) => sizeWords(size, "en"))).toEqual([
    "0 byte",
    "999 byte",
    "47 kB",
    "1.4 MB",
    "25 MB",
  ]);
});
