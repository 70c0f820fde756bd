/** Texts that people filled in, as fields of an operation's input. */
import { z } from "zod";
import { coerceValue } from "./coerce-value.ts";
import type { OperationDescription } from "./operation-description.ts";

type Input = Readonly<Record<string, unknown>>;

/**
 * The input with these fields laid over it, each read as its schema wants it. Null empties a field: it becomes null, where the schema
 * takes that, or its default. What fits no schema stays as it is, so that the validation of the input says what is wrong.
 */
export function fillInput(
  { input: schema }: Pick<OperationDescription, "input">,
  input: Input,
  filled: Readonly<Record<string, string | readonly string[] | null>>,
): Input {
  const shape = schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType>) : {};
  const changed: Record<string, unknown> = { ...input };
  for (const [name, value] of Object.entries(filled)) {
    const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
    const isEmpty = value === null || value === "";
    if (!isEmpty) changed[name] = field ? coerceValue(field, value) : value;
    else if (field?.safeParse(null).success) changed[name] = null;
    else delete changed[name];
  }
  return changed;
}
