import { readFileSync } from "node:fs";
import { operationBindings } from "@eureka/sdk";
import { expect, test } from "vitest";
import { type ApiDocument, readForm, readOperationForm } from "./operation-form.ts";

const snapshot = new URL("../../../../../packages/sdk/openapi.json", import.meta.url);
const document = JSON.parse(readFileSync(snapshot, "utf8")) as ApiDocument;

test("every operation that takes JSON has a form with the fields that its address names", () => {
  for (const [name, binding] of Object.entries(operationBindings)) {
    const fields = readOperationForm(document, binding).map((field) => field.name);
    for (const [, part] of binding.path.matchAll(/\{(\w+)\}/g)) expect(fields, name).toContain(part);
  }
});

test("a form knows choices, numbers, lists and what is needed", () => {
  const fields = readOperationForm(document, operationBindings["work_item.create"]);
  const byName = Object.fromEntries(fields.map((field) => [field.name, field]));
  expect(byName.title).toMatchObject({ kind: "text", required: true });
  expect(byName.priority).toMatchObject({ kind: "choice", required: false });
  expect(byName.priority?.choices).toContain("urgent");
  expect(byName.description?.kind).toBe("longText");
});

test("what is empty is left out, and what does not fit is said beside its field", () => {
  const fields = [
    { name: "title", kind: "text", required: true, help: "", choices: [] },
    { name: "limit", kind: "number", required: false, help: "", choices: [] },
    { name: "labels", kind: "lines", required: false, help: "", choices: [] },
    { name: "due", kind: "json", required: false, help: "", choices: [] },
  ] as const;
  expect(readForm(fields, { limit: "many", due: "{" }).errors).toEqual({
    title: "required",
    limit: "notNumber",
    due: "notJson",
  });
  expect(readForm(fields, { title: "A", limit: "3", labels: "x\n\n y ", due: '{"date":"2026-12-01"}' })).toEqual({
    errors: {},
    input: { title: "A", limit: 3, labels: ["x", "y"], due: { date: "2026-12-01" } },
  });
});
