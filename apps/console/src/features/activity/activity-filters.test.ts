import { describe, expect, it } from "vitest";
import { inputOf, isFiltered, readFilters, writeFilters } from "./activity-filters.ts";

describe("the filters of the activity", () => {
  it("live in the address and leave no trace when they are cleared", () => {
    const search = writeFilters(new URLSearchParams("record=aud_1"), { result: "refused", reads: true });
    expect(readFilters(search)).toMatchObject({ result: "refused", reads: true, actor: "" });
    expect(writeFilters(search, { result: "", reads: false }).toString()).toBe("record=aud_1");
  });

  it("take nothing from an address that was made up", () => {
    const filters = readFilters(new URLSearchParams("result=all&from=yesterday&to=2026-99-99&reads=1"));
    expect(isFiltered(filters)).toBe(false);
  });

  it("ask for whole days, the last one included", () => {
    const input = inputOf(readFilters(new URLSearchParams("from=2026-11-20&to=2026-11-20")));
    expect(Date.parse(input.to ?? "") - Date.parse(input.from ?? "")).toBe(24 * 3_600_000);
  });
});
