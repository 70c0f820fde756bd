/** Which fields a change really changes. */
import { isDeepStrictEqual } from "node:util";
import type { Changes } from "@eureka/contracts/event";

/** The fields of `wanted` that differ from `current`, as events state them; undefined in `wanted` means "leave it". */
export function fieldChanges<Fields extends object>(
  current: Fields,
  wanted: { readonly [Field in keyof Fields]?: Fields[Field] | undefined },
): Changes {
  const changes: Changes = {};
  for (const field of Object.keys(wanted) as (keyof Fields & string)[]) {
    const [from, to] = [current[field], wanted[field]];
    if (to !== undefined && !isDeepStrictEqual(from, to)) changes[field] = { from, to };
  }
  return changes;
}
