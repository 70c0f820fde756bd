import { isSchema, type JsonSchema, resolveReference, schemasIn } from "./json-schema.ts";
import type { ModelRequest } from "./model-request.ts";
import { type PromptMaterial, readPromptMaterial } from "./prompt-material.ts";
import { limitsOf } from "./schema-limits.ts";
import { hashText, seededRandom } from "./seeded-random.ts";
import { writePhrase } from "./write-phrase.ts";

const deepest = 12;
const mostItems = 200;

/** A number that says which item of a list this is. */
const countingField = /^(index|position|number|rank|order|item|idea)$/i;

const formats: Readonly<Record<string, string>> = {
  "date-time": "2026-01-15T09:30:00Z",
  date: "2026-01-15",
  time: "09:30:00Z",
  duration: "P1D",
  email: "somebody@example.com",
  hostname: "example.com",
  uri: "https://example.com/",
  uuid: "0190a2b4-7c1d-7e2f-8a3b-4c5d6e7f8091",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
};

/** Where in the answer a value stands. */
interface Place {
  /** From the root, for the seed: "ideas.0.title". */
  readonly path: string;
  /** The nearest property name. */
  readonly field: string;
  /** The place in the nearest array, from 0. */
  readonly index: number;
}

type Maker = (schema: JsonSchema, place: Place, depth: number) => unknown;

/**
 * A plausible answer for a JSON schema, made of words of the prompt; the same request always gets the same.
 * Arrays have as many items as the prompt asks for ("5 ideas"), else the least that is allowed or two. Numbers lie
 * inside their bounds, enums begin with their first value, nullable values are filled, a quotation is literal.
 * Patterns are not understood: give an exact answer for a schema that has one.
 * @param unicode writes words whose characters take several bytes
 */
export function answerFromSchema(request: ModelRequest, root: JsonSchema, unicode = false): unknown {
  const material: PromptMaterial = readPromptMaterial(request);
  const texts = request.messages.map((message) => message.text).join("\n");
  const seed = hashText(texts);
  const makers: Readonly<Record<string, Maker>> = {
    object,
    array,
    string,
    // Plus 0 makes a 0 of -0, which JSON cannot hold.
    number: (schema, place) => number(schema, place, false) + 0,
    integer: (schema, place) => number(schema, place, true) + 0,
    boolean: (_, { path }) => random(path)() < 0.5,
    null: () => null,
  };
  return make(root, { path: "", field: "", index: 0 }, 0);

  function make(written: JsonSchema, place: Place, depth: number): unknown {
    const schema = flatten(written);
    if (schema.const !== undefined) return schema.const;
    if (Array.isArray(schema.enum) && schema.enum.length > 0) return schema.enum[place.index % schema.enum.length];
    const choices = [...schemasIn(schema.anyOf), ...schemasIn(schema.oneOf)];
    const values = choices.filter((each) => typeOf(each) !== "null");
    // Schemas that contain themselves end where they may.
    if (depth >= deepest && values.length < choices.length) return null;
    if (values[0]) return make(values[0], place, depth + 1);
    return makers[typeOf(schema)]?.(schema, place, depth) ?? null;
  }

  /** Follows references and puts the parts of `allOf` together. */
  function flatten(schema: JsonSchema): JsonSchema {
    if (typeof schema.$ref === "string") return flatten(resolveReference(root, schema.$ref));
    const parts = schemasIn(schema.allOf).map(flatten);
    if (parts.length === 0) return schema;
    const properties = Object.assign({}, schema.properties, ...parts.map((part) => part.properties));
    const required = [schema, ...parts].flatMap((part) => (Array.isArray(part.required) ? part.required : []));
    return Object.assign({}, ...parts, schema, { properties, required, allOf: undefined });
  }

  function typeOf(written: JsonSchema): string {
    const schema = flatten(written);
    const { type } = schema;
    const named = Array.isArray(type) ? type.find((each) => each !== "null") : type;
    // Gemini's own dialect writes types in capitals.
    if (typeof named === "string") return named.toLowerCase();
    return schema.properties ? "object" : schema.items ? "array" : "string";
  }

  function object(schema: JsonSchema, place: Place, depth: number): unknown {
    const properties = isSchema(schema.properties) ? Object.entries(schema.properties) : [];
    const required = Array.isArray(schema.required) ? schema.required : [];
    const wanted = properties.filter(([name]) => depth < deepest || required.includes(name));
    const made = wanted.map(([name, value]) => [name, make(toSchema(value), at(place, name, name), depth + 1)]);
    if (properties.length > 0 || !isSchema(schema.additionalProperties)) return Object.fromEntries(made);

    const values = schema.additionalProperties;
    return Object.fromEntries(mapKeys(schema).map((key) => [key, make(values, at(place, key, key), depth + 1)]));
  }

  function mapKeys(schema: JsonSchema): string[] {
    const names = isSchema(schema.propertyNames) ? flatten(schema.propertyNames).enum : undefined;
    if (Array.isArray(names)) return names.map(String);
    return [material.topicWords[0] ?? "first"];
  }

  function array(schema: JsonSchema, place: Place, depth: number): unknown {
    const tuple = schemasIn(schema.prefixItems ?? schema.items);
    const item = (value: JsonSchema, index: number) =>
      make(value, { ...at(place, String(index), place.field), index }, depth + 1);
    if (tuple.length > 0) return tuple.map(item);
    const count = countItems(schema, place, depth);
    return Array.from({ length: count }, (_, index) => item(toSchema(schema.items), index));
  }

  function countItems(schema: JsonSchema, { field }: Place, depth: number): number {
    const { least = 0, most = mostItems } = limitsOf(schema, "items");
    if (depth >= deepest) return least;
    const mentioned = numbersItems(schema) ? lastNumber(texts) : undefined;
    const wanted =
      mentioned ??
      mentionedNumber(field, `${schema.description ?? ""}\n${texts}`) ??
      Math.max(least, Math.min(2, most));
    return Math.max(least, Math.min(wanted, most, Math.max(least, mostItems)));
  }

  /** Whether each item says by a property which one it is. */
  function numbersItems(schema: JsonSchema): boolean {
    const { properties } = flatten(toSchema(schema.items));
    const fields = isSchema(properties) ? Object.entries(properties) : [];
    return fields.some(([name, value]) => countingField.test(name) && typeOf(toSchema(value)) === "integer");
  }

  function number(schema: JsonSchema, { path, field, index }: Place, whole: boolean): number {
    const limits = limitsOf(schema, "value");
    const least = limits.least ?? (limits.most === undefined ? 1 : Math.min(1, limits.most));
    const most = limits.most ?? least + 9;
    const step = typeof schema.multipleOf === "number" ? schema.multipleOf : undefined;
    if (countingField.test(field)) return Math.max(least, Math.min(most, index + 1));
    const drawn = least + random(path)() * (most - least);
    if (step) return Math.min(Math.ceil(drawn / step), Math.floor(most / step)) * step;
    if (whole || most - least >= 3) return Math.max(Math.ceil(least), Math.min(Math.round(drawn), Math.floor(most)));
    return Math.max(least, Math.min(most, Math.round(drawn * 100) / 100));
  }

  function string(schema: JsonSchema, { path, field }: Place): string {
    const format = formats[String(schema.format)];
    if (format !== undefined) return format;
    return writePhrase({ field, material, limits: limitsOf(schema, "length"), random: random(path), unicode });
  }

  function random(path: string): () => number {
    return seededRandom(hashText(path, seed));
  }
}

function at({ path, index }: Place, step: string, field: string): Place {
  return { path: `${path}.${step}`, field, index };
}

/** `true` as a schema allows anything. */
function toSchema(value: unknown): JsonSchema {
  return isSchema(value) ? value : { type: "string" };
}

/** How many of something a text asks for: "5 ideas", "3 to 5 short ideas" (the last number), "ideas: 5". */
function mentionedNumber(field: string, text: string): number | undefined {
  if (!/^[a-z]+$/i.test(field)) return undefined;
  const before = new RegExp(`(\\d{1,3})\\s+(?:[\\p{L}-]+[\\s,]+){0,3}${field}\\b`, "iu").exec(text);
  const after = new RegExp(`\\b${field}\\W{1,3}(\\d{1,3})\\b`, "iu").exec(text);
  const found = before?.[1] ?? after?.[1];
  return found === undefined ? undefined : Number(found);
}

/** Of things that are numbered "1 to 5" or "numbers 1-5", how many there are. */
function lastNumber(text: string): number | undefined {
  const found = /\bnumber(?:s|ed)?\s+1\s*(?:to|-|\u2013)\s*(\d{1,3})\b/i.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}
