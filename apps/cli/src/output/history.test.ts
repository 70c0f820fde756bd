import { expect, it } from "vitest";
import { testContext } from "../test-context.ts";
import { renderHistory, viewHistoryRow } from "./history.ts";

const at = new Date(2026, 10, 22, 3, 19).toISOString();
const ann = { type: "user", id: "Ann" };

/** The lines of one entry without their time. */
function linesOf(type: string, changes: unknown, data: unknown = {}, actor: unknown = ann, onBehalfOf: unknown = null) {
  const row = viewHistoryRow({ type, changes, data, actor, onBehalfOf, occurredAt: at });
  return renderHistory(testContext().terminal, [row]).replaceAll("2026-11-22 03:19  ", "").trimEnd().split("\n");
}

it.each([
  ["work_item.created", { title: { from: null, to: "Fix" } }, { list: "To do" }, "made it in To do"],
  ["work_item.moved", { list: { from: "To do", to: "Doing" } }, { list: "Doing" }, "moved it from To do to Doing"],
  ["work_item.moved", {}, { list: "Doing" }, "moved it within Doing"],
  ["work_item.assigned", {}, { person: { type: "member", id: "Bo" } }, "assigned it to Bo"],
  ["work_item.unplaced", {}, { board: "Site" }, "took it off the board Site"],
  ["work_item.updated", { parent: { from: null, to: "OPS-3" } }, {}, "became a part of OPS-3"],
  ["work_item.updated", { parent: { from: "OPS-3", to: null } }, {}, "is a part of OPS-3 no more"],
  ["work_item.updated", { title: { from: "Fix", to: "Mend" } }, {}, "renamed it from Fix to Mend"],
  [
    "work_item.updated",
    { due: { from: { type: "date", date: "2026-12-04" }, to: null } },
    {},
    "emptied due, which was 2026-12-04",
  ],
  ["comment.created", { body: { from: null, to: "Good\nfind" } }, {}, "commented: Good find"],
  ["checklist_entry.updated", { done: { from: false, to: true } }, {}, "ticked off a checklist entry"],
  ["work_item.polished", { shine: { from: 1, to: 2 } }, {}, "work_item.polished shine: 1 → 2"],
])("says of %s with %j", (type, changes, data, sentence) => {
  expect(linesOf(type, changes, data)).toEqual([`Ann  ${sentence}`]);
});

it("gives each changed field a line of its own", () => {
  const changes = {
    due: { from: null, to: { type: "date", date: "2026-12-04" } },
    priority: { from: "none", to: "urgent" },
    description: { from: "a", to: "b" },
  };
  expect(linesOf("work_item.updated", changes)).toEqual([
    "Ann  set due to 2026-12-04",
    "Ann  changed priority from none to urgent",
    "Ann  changed the description",
  ]);
});

it("says of a new item what it is a part of", () => {
  const changes = { title: { from: null, to: "Fix" }, parent: { from: null, to: "OPS-3" } };
  expect(linesOf("work_item.created", changes, { list: "To do" })).toEqual([
    "Ann  made it in To do",
    "Ann  became a part of OPS-3",
  ]);
});

it("names the person behind a key, and Eureka for its own work", () => {
  expect(linesOf("work_item.archived", {}, {}, { type: "api_key", id: "key_1" }, "Bo")).toEqual(["Bo  put it away"]);
  expect(linesOf("work_item.archived", {}, {}, { type: "system", id: "x" })).toEqual(["Eureka  put it away"]);
});

it("cuts lines to the terminal, and takes out what would drive it", () => {
  const row = viewHistoryRow({
    type: "comment.created",
    changes: { body: { from: null, to: "\u001b[2J你好，你好，你好" } },
    data: {},
    actor: { type: "user", id: "A\u001b]0;x\u0007nn" },
    onBehalfOf: null,
    occurredAt: at,
  });
  expect(renderHistory(testContext({ width: 42 }).terminal, [row])).toBe("2026-11-22 03:19  Ann  commented: 你好，…\n");
});
