/** Ids of other things in an answer: finding them, and putting names in their place. */

/** Names by id. */
export type Names = ReadonlyMap<string, string>;

/** Every text in a value that `isWanted`, but for the ids that things have themselves. */
export function collectIds(value: unknown, isWanted: (text: string) => boolean): Set<string> {
  const found = new Set<string>();
  visitIds(value, (text) => {
    if (isWanted(text)) found.add(text);
    return text;
  });
  return found;
}

/** The same value with names in place of the ids that have one; other ids stay. */
export function replaceIds(value: unknown, names: Names): unknown {
  return visitIds(value, (text) => names.get(text) ?? text);
}

function visitIds(value: unknown, visit: (text: string) => string): unknown {
  if (typeof value === "string") return visit(value);
  if (Array.isArray(value)) return value.map((entry) => visitIds(entry, visit));
  if (typeof value !== "object" || value === null) return value;
  const keepsId = !isReference(value);
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, name === "id" && keepsId ? inner : visitIds(inner, visit)]),
  );
}

/** `{ type, id }` names something else: a person, an actor, what an event is about. */
function isReference(value: object): boolean {
  return Object.keys(value).every((name) => name === "type" || name === "id");
}

/** Fields that `isWanted` ids fill lose their `Id`: `listId` becomes `list`, because it is going to hold the name of one. */
export function renameIdFields(value: unknown, isWanted: (text: string) => boolean): unknown {
  if (Array.isArray(value)) return value.map((entry) => renameIdFields(entry, isWanted));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const short = name.replace(/(?<=[a-z])Id$/, "");
      const isRenamed = short !== name && !(short in value) && collectIds(inner, isWanted).size > 0;
      return [isRenamed ? short : name, renameIdFields(inner, isWanted)];
    }),
  );
}
