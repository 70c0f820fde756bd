import { expect, it } from "vitest";
import { readAllPages } from "./page.ts";
import { takePage } from "./reference/take-page.ts";

it("walks every entry once, and asks no more often than there are pages", async () => {
  const entries = Array.from({ length: 7 }, (_, index) => index);
  let calls = 0;
  const pages = readAllPages(async (page) => {
    calls++;
    return takePage(entries, { ...page, limit: 3 });
  });
  const read: number[] = [];
  for await (const entry of pages) read.push(entry);
  expect(read).toEqual(entries);
  expect(calls).toBe(3);
});

it("refuses a cursor that the platform did not give", () => {
  expect(() => takePage([1], { cursor: "-1" })).toThrow("The cursor is not one of this platform");
});
