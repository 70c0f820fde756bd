import { expect, it } from "vitest";
import { valueText } from "./value-text.ts";

it.each([
  [null, ""],
  [true, "yes"],
  [0, "0"],
  ["two\nlines", "two lines"],
  [{ type: "date", date: "2026-12-04" }, "2026-12-04"],
  [{ type: "member", id: "mem_1" }, "mem_1"],
  [
    [
      { id: "lab_1", name: "bug" },
      { id: "lab_2", name: "login" },
    ],
    "bug, login",
  ],
  [{ type: "organization" }, "organization"],
  [{ type: "workspace", workspace: "Web shop" }, "workspace Web shop"],
  [{ type: "board", boardId: "brd_1" }, "board brd_1"],
  [{ id: "wit_1", key: "OPS-3" }, "OPS-3"],
  [{ total: 2, done: 1 }, "total: 2, done: 1"],
  [
    { title: { from: "Fix", to: "Fix login" }, due: { from: null, to: { type: "date", date: "2026-12-04" } } },
    "title: Fix → Fix login, due: → 2026-12-04",
  ],
  ["2026-13-45T00:00:00Z", "2026-13-45T00:00:00Z"],
])("shows %j as %s", (value, text) => {
  expect(valueText(value)).toBe(text);
});

it("shows times in the time zone of the reader", () => {
  const time = new Date(2026, 11, 4, 17, 5);
  expect(valueText(time.toISOString())).toBe("2026-12-04 17:05");
  expect(valueText({ type: "instant", at: time.toISOString() })).toBe("2026-12-04 17:05");
});
