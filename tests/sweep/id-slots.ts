/** Where an operation's input takes the id of something that must exist. */
import { type IdKind, idPrefixes } from "@eureka/contracts/ids";
import type { OperationDescription } from "@eureka/core/operations";
import { z } from "zod";
import type { Input } from "./recipes.ts";

export interface IdSlot {
  /** Field names and list positions that lead to it. */
  readonly path: readonly (string | number)[];
  readonly kind: IdKind;
  /** The schema would take any text there. */
  readonly takesAnyText: boolean;
}

interface Schema {
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** Fields that take any text and mean the id of something, with the kind to try. */
const looseFields: Readonly<Record<string, IdKind>> = {
  actorId: "member",
  subjectId: "work_item",
  targetId: "work_item",
};

/** Every place of the input whose schema asks for an id, optional ones included. */
export function idSlotsOf(operation: OperationDescription): IdSlot[] {
  const root = z.toJSONSchema(operation.input, { io: "input", unrepresentable: "any" }) as Schema;
  const slots: IdSlot[] = [];
  walk(root, []);
  return slots;

  function walk(schema: Schema, path: IdSlot["path"]): void {
    for (const kind of kindsOf(schema, path))
      if (!slots.some((slot) => slot.kind === kind && slot.path.join() === path.join()))
        slots.push({ path, kind, takesAnyText: !schema.pattern });
    for (const [name, field] of Object.entries(schema.properties ?? {})) walk(field, [...path, name]);
    if (schema.items) walk(schema.items, [...path, 0]);
    for (const choice of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])])
      walk(choice, path);
    const named = schema.$ref && root.$defs?.[schema.$ref.split("/").at(-1) as string];
    if (named) walk(named, path);
  }
}

function kindsOf({ pattern }: Schema, path: IdSlot["path"]): IdKind[] {
  const loose = path.length === 1 ? looseFields[String(path[0])] : undefined;
  if (!pattern) return loose ? [loose] : [];
  return (Object.keys(idPrefixes) as IdKind[]).filter((kind) => pattern.includes(`${idPrefixes[kind]}_[0-7]`));
}

/** The input with something else at a slot; null where what leads to it is not there. */
export function fillSlot(input: Input, { path }: IdSlot, value: string): Input | null {
  const copy = structuredClone(input) as Record<string | number, unknown>;
  let place = copy;
  for (const [index, step] of path.slice(0, -1).entries()) {
    const next = place[step] ?? (typeof path[index + 1] === "number" ? [] : undefined);
    if (typeof next !== "object" || next === null) return null;
    place[step] = next;
    place = next as Record<string | number, unknown>;
  }
  place[path.at(-1) as string | number] = value;
  return copy;
}
