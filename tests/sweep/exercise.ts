/** Finds an input with which an operation can succeed. */
import { idPrefixes } from "@eureka/contracts/ids";
import type { OperationDescription } from "@eureka/core/operations";
import { type Input, type RecipeCaller, recipes } from "./recipes.ts";
import type { World } from "./world.ts";

/** An input of the operation that is made of the caller's own world. */
export async function prepareInput(
  operation: OperationDescription,
  world: World,
  caller: RecipeCaller,
): Promise<Input> {
  const example = replaceIds(operation.example.input, (kind) => world.ids[kind]) as Input;
  return (await recipes[operation.name]?.(world, caller, example)) ?? example;
}

const kindOf = new Map(Object.entries(idPrefixes).map(([kind, prefix]): [string, string] => [prefix, kind]));
const idPattern = /\b([a-z]{3})_[0-7][0-9a-hjkmnp-tv-z]{25}\b/g;

/** A copy of a JSON value in which every id is replaced by what `choose` gives for its kind, or left where it gives nothing. */
export function replaceIds(value: unknown, choose: (kind: string, id: string) => string | undefined): unknown {
  const text = JSON.stringify(value).replace(idPattern, (id: string, prefix: string) => {
    const kind = kindOf.get(prefix);
    return (kind && choose(kind, id)) ?? id;
  });
  return JSON.parse(text);
}

/** Every id in a JSON value. */
export function idsIn(value: unknown): string[] {
  return JSON.stringify(value ?? null).match(idPattern) ?? [];
}

/** The kind of thing that an id names. */
export function kindOfId(id: string): string | undefined {
  return kindOf.get(id.slice(0, 3));
}
