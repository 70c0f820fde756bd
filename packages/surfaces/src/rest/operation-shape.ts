/** Splits an operation's input into the parts of an HTTP request. */
import type { OperationDescription } from "@eureka/core/operations";
import { z } from "zod";

export interface OperationShape {
  readonly pathFields: readonly string[];
  /** Where the other fields come from. */
  readonly rest: "query" | "body";
  readonly fields: Readonly<Record<string, z.ZodType>>;
}

const shapes = new WeakMap<OperationDescription, OperationShape>();

/** GET and DELETE, and operations whose body is bytes, read their fields from the query; all others from a JSON body. */
export function shapeOf(operation: OperationDescription): OperationShape {
  const known = shapes.get(operation);
  if (known) return known;
  if (!(operation.input instanceof z.ZodObject))
    throw new Error(`operation ${operation.name}: the input must be an object`);
  const fields = operation.input.shape as Record<string, z.ZodType>;
  const pathFields = [...operation.http.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
  for (const field of pathFields) {
    if (!fields[field])
      throw new Error(`operation ${operation.name}: the path names ${field}, which is no field of the input`);
  }
  const { method, request } = operation.http;
  const rest = method === "GET" || method === "DELETE" || request === "stream" ? "query" : "body";
  const shape: OperationShape = { pathFields, rest, fields };
  shapes.set(operation, shape);
  return shape;
}

/** The fields that are not in the path. */
export function remainingFields(shape: OperationShape): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(shape.fields).filter(([name]) => !shape.pathFields.includes(name)));
}
