/** The form of an operation, read from the API's own description: one field for each part of its input. */
import type { OperationBinding } from "@eureka/sdk";

export interface FormField {
  readonly name: string;
  readonly kind: "text" | "longText" | "number" | "boolean" | "choice" | "lines" | "json";
  readonly required: boolean;
  readonly help: string;
  readonly choices: readonly string[];
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly maxLength?: number;
  readonly allOf?: readonly Schema[];
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

export interface ApiDocument {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            parameters?: readonly Parameter[];
            requestBody?: { content?: Readonly<Record<string, { schema: Schema }>> };
          }
        >
      >
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const longTextFrom = 2_000;

/** The fields of an operation's path, query and body. */
export function readOperationForm(document: ApiDocument, { method, path }: OperationBinding): FormField[] {
  const described = document.paths[`/api/v2${path}`]?.[method.toLowerCase()];
  const parameters = (described?.parameters ?? []).filter((each) => each.in !== "header");
  const body = described?.requestBody?.content?.["application/json"]?.schema;
  const { properties = {}, required = [] } = body ? resolve(document, body) : {};
  return [
    ...parameters.map(({ name, required: needed = false, description, schema }) =>
      toField(document, name, needed, schema, description),
    ),
    ...Object.entries(properties).map(([name, schema]) => toField(document, name, required.includes(name), schema)),
  ];
}

function toField(
  document: ApiDocument,
  name: string,
  required: boolean,
  given: Schema,
  description?: string,
): FormField {
  const schema = resolve(document, given);
  const help = description ?? given.description ?? schema.description ?? "";
  const choices = (schema.enum ?? []).filter((choice): choice is string => typeof choice === "string");
  return { name, required, help, choices, kind: kindOf(document, schema, choices) };
}

function kindOf(document: ApiDocument, schema: Schema, choices: readonly string[]): FormField["kind"] {
  if (choices.length > 0) return "choice";
  if (schema.type === "boolean") return "boolean";
  if (schema.type === "integer" || schema.type === "number") return "number";
  if (schema.type === "array") return resolve(document, schema.items ?? {}).type === "string" ? "lines" : "json";
  if (schema.type !== "string") return "json";
  return (schema.maxLength ?? 0) >= longTextFrom ? "longText" : "text";
}

function resolve(document: ApiDocument, schema: Schema): Schema {
  const single = schema.allOf?.length === 1 ? schema.allOf[0] : undefined;
  if (single) return { ...resolve(document, single), ...(schema.description && { description: schema.description }) };
  const name = schema.$ref?.split("/").at(-1);
  return name ? (document.components.schemas[name] ?? {}) : schema;
}

/** Why a field cannot be sent. */
export type FieldError = "required" | "notJson" | "notNumber";

export interface ReadForm {
  readonly input: Record<string, unknown>;
  readonly errors: Readonly<Record<string, FieldError>>;
}

/** What was typed as an input; what is empty is left out. */
export function readForm(fields: readonly FormField[], typed: Readonly<Record<string, string>>): ReadForm {
  const input: Record<string, unknown> = {};
  const errors: Record<string, FieldError> = {};
  for (const { name, kind, required } of fields) {
    const text = typed[name] ?? "";
    if (text.trim() === "") {
      if (required) errors[name] = "required";
      continue;
    }
    const value = readValue(kind, text);
    if (typeof value === "object" && value !== null && "error" in value) errors[name] = value.error as FieldError;
    else input[name] = (value as { value: unknown }).value;
  }
  return { input, errors };
}

function readValue(kind: FormField["kind"], text: string): { value: unknown } | { error: FieldError } {
  switch (kind) {
    case "boolean":
      return { value: text === "true" };
    case "number":
      return Number.isFinite(Number(text)) ? { value: Number(text) } : { error: "notNumber" };
    case "lines":
      return {
        value: text
          .split("\n")
          .map((line) => line.trim())
          .filter(Boolean),
      };
    case "json":
      try {
        return { value: JSON.parse(text) };
      } catch {
        return { error: "notJson" };
      }
    default:
      return { value: text };
  }
}
