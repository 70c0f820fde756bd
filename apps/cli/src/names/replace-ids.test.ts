import { expect, it } from "vitest";
import { collectIds, renameIdFields, replaceIds } from "./replace-ids.ts";

const isWanted = (text: string) => /^(mem|lst)_/.test(text);
const item = {
  id: "mem_own",
  listId: "lst_1",
  boardId: null,
  fileId: "fil_1",
  assignees: [{ type: "member", id: "mem_1" }],
  labels: [{ id: "mem_label", name: "bug" }],
  changes: { listId: { from: "lst_1", to: "lst_2" } },
};

it("finds the ids of other things, and leaves alone those that things have themselves", () => {
  expect([...collectIds(item, isWanted)]).toEqual(["lst_1", "mem_1", "lst_2"]);
});

it("puts names in place of the ids that have one", () => {
  const names = new Map([
    ["lst_1", "To do"],
    ["mem_1", "Ann"],
    ["mem_own", "never"],
    ["mem_label", "never"],
  ]);
  expect(replaceIds(item, names)).toEqual({
    ...item,
    listId: "To do",
    assignees: [{ type: "member", id: "Ann" }],
    changes: { listId: { from: "To do", to: "lst_2" } },
  });
});

it("takes the Id off fields that are going to hold a name, unless another field is called so", () => {
  expect(renameIdFields(item, isWanted)).toEqual({
    id: "mem_own",
    list: "lst_1",
    boardId: null,
    fileId: "fil_1",
    assignees: item.assignees,
    labels: item.labels,
    changes: { list: { from: "lst_1", to: "lst_2" } },
  });
  expect(renameIdFields({ list: "x", listId: "lst_1" }, isWanted)).toEqual({ list: "x", listId: "lst_1" });
});
