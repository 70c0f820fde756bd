/** Checks what came in against the operation's schema, once, at the border. */
import { EurekaError, type FieldError } from "@eureka/contracts/errors";
import type { z } from "zod";
import type { AnyOperation } from "./define-operation.ts";
import { findBrokenText } from "./find-broken-text.ts";

const mostErrors = 50;

/** The input with defaults filled in. Throws `request.invalid` with one entry for each wrong field. */
export function validateInput(operation: AnyOperation, input: unknown): unknown {
  const result = operation.input.safeParse(input ?? {});
  // Whatever the schema of a field says of its text, broken text would fail only in the database.
  const errors = result.success
    ? findBrokenText(result.data).slice(0, mostErrors)
    : result.error.issues.slice(0, mostErrors).flatMap(describeIssue);
  if (result.success && errors.length === 0) return result.data;
  throw new EurekaError("request.invalid", { count: errors.length }, { errors });
}

function describeIssue(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: [...path, key].join("."),
      code: "unknown_field",
      message: "is not a field of this input",
    }));
  }
  return [{ path: path.join("."), code: issue.code, message: issue.message }];
}
