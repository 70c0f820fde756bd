/** Changes the fields of a proposal as an answer wants them: pure. */
import type { EditableField } from "@eureka/contracts/decision";
import { type EurekaError, invalidField } from "@eureka/contracts/errors";

const longestText = 500;
const datePattern = /^\d{4}-\d{2}-\d{2}$/;

/** What already has the value stays as it was. Throws `request.invalid` for a field that is not offered, a required one left empty, or a value that does not fit its kind. */
export function applyEdits(
  fields: readonly EditableField[],
  edits: Readonly<Record<string, string | null>>,
): EditableField[] {
  const names = new Set(fields.map(({ name }) => name));
  for (const name of Object.keys(edits)) if (!names.has(name)) throw invalid(name, "is not a field of this decision");
  return fields.map((field) => {
    if (!Object.hasOwn(edits, field.name)) return field;
    const value = edits[field.name]?.trim() || null;
    const problem = problemOf(field, value);
    if (problem) throw invalid(field.name, problem);
    return value === field.value ? field : { ...field, value, changed: true };
  });
}

function problemOf(field: EditableField, value: string | null): string | null {
  if (value === null) return field.required ? "must not be empty" : null;
  if (field.kind === "text" && value.length > longestText) return `must have at most ${longestText} characters`;
  if (field.kind === "date" && !isDate(value)) return "must be a date like 2026-11-30";
  if (field.kind === "select" && !field.options?.some((option) => option.value === value)) return "is not offered";
  return null;
}

/** 31 February is not one. */
function isDate(value: string): boolean {
  if (!datePattern.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function invalid(name: string, message: string): EurekaError {
  return invalidField(`edits.${name}`, "invalid_value", message);
}
