/** Gathers an operation's input from path, query and body. What is wrong with it the pipeline says; here only the form is changed. */
import { EurekaError } from "@eureka/contracts/errors";
import type { OperationDescription } from "@eureka/core/operations";
import { z } from "zod";
import { shapeOf } from "./operation-shape.ts";

interface RequestParts {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | string[]>>;
  readonly body: unknown;
}

type Coercion = (value: string | string[]) => unknown;

const coercions = new WeakMap<OperationDescription, Record<string, Coercion>>();

/** The operation's input as the pipeline validates it. Throws `request.invalid` when the body is not an object or repeats a path field. */
export function readInput(operation: OperationDescription, parts: RequestParts): Record<string, unknown> {
  const shape = shapeOf(operation);
  const rest = shape.rest === "query" ? readQuery(operation, parts.query) : readBody(parts.body);
  for (const field of shape.pathFields) {
    if (Object.hasOwn(rest, field)) {
      const message = "is already in the path";
      throw new EurekaError(
        "request.invalid",
        { count: 1 },
        { errors: [{ path: field, code: "unknown_field", message }] },
      );
    }
  }
  if (shape.rest === "body" && Object.keys(parts.query).length > 0) {
    const errors = Object.keys(parts.query).map((path) => ({
      path,
      code: "unknown_field",
      message: "belongs into the body",
    }));
    throw new EurekaError("request.invalid", { count: errors.length }, { errors });
  }
  const input: Record<string, unknown> = { ...rest };
  for (const field of shape.pathFields) input[field] = parts.params[field];
  return input;
}

function readBody(body: unknown): Record<string, unknown> {
  if (body === undefined || body === null) return {};
  if (typeof body === "object" && !Array.isArray(body)) return body as Record<string, unknown>;
  const errors = [{ path: "", code: "invalid_type", message: "the body must be a JSON object" }];
  throw new EurekaError("request.invalid", { count: 1 }, { errors });
}

function readQuery(operation: OperationDescription, query: RequestParts["query"]): Record<string, unknown> {
  const known = coercions.get(operation) ?? coercionsOf(operation);
  coercions.set(operation, known);
  return Object.fromEntries(
    // What every object inherits (`constructor`, `__defineGetter__`) is no field.
    Object.entries(query).map(([name, value]) => [name, Object.hasOwn(known, name) ? known[name]?.(value) : value]),
  );
}

/** A query holds only text, so each field's schema says what the text means. Text that does not fit stays, for the schema to refuse. */
function coercionsOf(operation: OperationDescription): Record<string, Coercion> {
  const { fields } = shapeOf(operation);
  return Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name, coercionOf(schema)]));
}

function coercionOf(schema: z.ZodType): Coercion {
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  const types = new Set([
    json.type,
    ...(json.anyOf ?? []).map((choice) => (typeof choice === "object" ? choice.type : undefined)),
  ]);
  if (types.has("array")) return (value) => (Array.isArray(value) ? value : [value]);
  if (types.has("integer") || types.has("number")) return (value) => readNumber(value);
  if (types.has("boolean")) return (value) => (value === "true" ? true : value === "false" ? false : value);
  return (value) => value;
}

function readNumber(value: string | string[]): unknown {
  if (Array.isArray(value) || value.trim() === "") return value;
  const number = Number(value);
  return Number.isFinite(number) ? number : value;
}
