import fc from "fast-check";
import { expect, it } from "vitest";
import { testContext } from "../test-context.ts";
import { renderRecord } from "./record.ts";
import { renderTable } from "./table.ts";
import { fitText, textWidth } from "./text-width.ts";

const items = [
  {
    id: "wit_1",
    key: "ENG-1",
    title: "Fix login page",
    priority: "urgent",
    due: { type: "date", date: "2026-12-04" },
    labels: [{ id: "lab_1", name: "bug" }],
    version: 3,
  },
  { id: "wit_2", key: "ENG-12", title: "你好", priority: "none", due: null, labels: [], version: 1 },
];

const inTerminal = (options = {}) => testContext(options).terminal;

it("aligns columns, names things and leaves out what tells nothing", () => {
  expect(renderTable(inTerminal(), items)).toBe(
    [
      "KEY     TITLE           PRIORITY  DUE         LABELS",
      "ENG-1   Fix login page  urgent    2026-12-04  bug",
      "ENG-12  你好            none",
      "",
    ].join("\n"),
  );
});

it("fits the terminal, whatever the rows hold", () => {
  const value = fc.oneof(
    fc.string(),
    fc.string({ unit: "grapheme" }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.string()),
  );
  const row = fc.record({ key: value, title: value, state: value, other: value });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 120 }), (rows, width) => {
      for (const line of renderTable(inTerminal({ width }), rows).split("\n"))
        expect(textWidth(line)).toBeLessThanOrEqual(width);
    }),
  );
});

it("leaves out columns before it cuts an id, and ids of other things where the rest tells enough", () => {
  const ids = { id: `brd_${"1".repeat(26)}`, workspaceId: `wsp_${"2".repeat(26)}` };
  const placements = [{ ...ids, listId: `lst_${"3".repeat(26)}` }];
  expect(renderTable(inTerminal({ width: 70 }), placements)).toBe(
    `${"ID".padEnd(30)}  WORKSPACE ID\n${ids.id}  ${ids.workspaceId}\n`,
  );
  expect(renderTable(inTerminal({ width: 70 }), [{ ...ids, name: "A site with a long name", isDefault: true }])).toBe(
    `${"ID".padEnd(30)}  ${"NAME".padEnd(23)}  DEFAULT\n${ids.id}  A site with a long name  yes\n`,
  );
});

it("cuts nothing where nobody looks", () => {
  const title = "x".repeat(500);
  expect(renderTable(inTerminal(), [{ title }])).toContain(title);
  expect(renderTable(inTerminal({ width: 40 }), [{ title }])).toContain(`${"x".repeat(39)}…\n`);
});

it("keeps whole dates and enough of the title, and leaves out the last columns instead", () => {
  const rows = [{ ...items[0], title: "x".repeat(60), assignees: [{ type: "member", id: "Ann Berger" }] }];
  const wanted = ["key", "title", "due", "assignees", "labels"];
  const table = (width: number) => renderTable(inTerminal({ width }), rows, wanted);
  expect(table(80)).toMatch(/^KEY +TITLE +DUE +ASSIGNEES +LABELS\n/);
  expect(table(50)).toMatch(/^KEY +TITLE +DUE\n/);
  expect(table(50)).toContain("2026-12-04");
});

it("cleans field names too", () => {
  expect(renderTable(inTerminal(), [{ "na\u001b[2Jme": "a" }])).toBe("NAME\na\n");
  expect(renderRecord(inTerminal(), { "na\u001b[2Jme": "a" })).toBe("name  a\n");
});

it("colours headings only where colours are wanted", () => {
  expect(renderTable(inTerminal({ hasColours: true }), [{ title: "a" }])).toBe("\u001b[1mTITLE\u001b[22m\na\n");
  expect(renderTable(inTerminal(), [{ title: "a" }])).toBe("TITLE\na\n");
});

it("measures and cuts by columns, not by letters", () => {
  expect([textWidth("abc"), textWidth("你好"), textWidth("é"), textWidth("👩‍💻")]).toEqual([3, 4, 1, 2]);
  // Flags, key caps, a heart, half-width and decomposed letters.
  expect(["🇩🇪", "1️⃣", "❤️", "ｱｲ", "e\u0301", "한"].map(textWidth)).toEqual([2, 2, 2, 2, 1, 2]);
  expect([fitText("abcdef", 4), fitText("你好你", 4), fitText("abc", 3)]).toEqual(["abc…", "你…", "abc"]);
});

it("shows a thing as lines, with its texts and its parts below", () => {
  const board = {
    id: "brd_1",
    name: "Site\u001b[2J",
    description: "First line\nSecond line",
    isDefault: true,
    archivedAt: null,
    lists: [
      { id: "lst_1", name: "To do", category: "todo", version: 1 },
      { id: "lst_2", name: "Done", category: "done", version: 1 },
    ],
  };
  expect(renderRecord(inTerminal(), board)).toBe(
    [
      "id          brd_1",
      "name        Site",
      "is default  yes",
      "",
      "description",
      "First line",
      "Second line",
      "",
      "lists",
      "ID     NAME   CATEGORY",
      "lst_1  To do  todo",
      "lst_2  Done   done",
      "",
    ].join("\n"),
  );
});
