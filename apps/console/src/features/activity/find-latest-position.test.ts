import { describe, expect, it } from "vitest";
import { findLatestPosition } from "./find-latest-position.ts";

describe("the newest events of a stream", () => {
  it.each([0, 1, 149, 256, 257, 5_000, 1_000_000])("are found when %i exist", async (head) => {
    let questions = 0;
    const found = await findLatestPosition(async (position) => {
      questions++;
      return position < head;
    });
    expect(found).toBeLessThanOrEqual(head);
    expect(head - found).toBeLessThanOrEqual(256);
    expect(questions).toBeLessThan(24);
  });
});
