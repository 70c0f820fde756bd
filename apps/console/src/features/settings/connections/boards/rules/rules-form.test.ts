import { plainRules } from "@eureka/contracts/sync-rules";
import { expect, it } from "vitest";
import { ruleOf, toRulesForm, toSyncRules } from "./rules-form.ts";

it("shows a rule for every field, and sends only those that say something", () => {
  const form = toRulesForm({ ...plainRules, fields: { title: { direction: "here", conflict: "ask" } } });
  expect(ruleOf(form, "title")).toEqual({ direction: "here", conflict: "ask" });
  expect(ruleOf(form, "body")).toEqual({ direction: "both", conflict: "latest" });
  const freed = { ...form, fields: { ...form.fields, title: ruleOf(form, "body") } };
  expect(toSyncRules(freed)).toEqual(plainRules);
});

it("takes people to ignore from lines, each once", () => {
  const form = { ...toRulesForm(plainRules), ignoredAuthors: " bot1\n\nbot2 \nbot1" };
  expect(toSyncRules(form).ignoredAuthors).toEqual(["bot1", "bot2"]);
});

it("takes lists by label from lines, and calls one without a name as its label", () => {
  const form = { ...toRulesForm(plainRules), labelLists: "In progress = status: in progress\n\n blocked " };
  const { labelLists } = toSyncRules(form);
  expect(labelLists).toEqual([
    { name: "In progress", label: "status: in progress" },
    { name: "blocked", label: "blocked" },
  ]);
  expect(toRulesForm({ ...plainRules, labelLists }).labelLists).toBe("In progress = status: in progress\nblocked");
});
