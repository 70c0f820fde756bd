/** "default board" of `defaultBoardId`: fields as one says them. */
export function fieldWords(field: string): string {
  return field
    .replace(/Ids?$/, "")
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll(/[._]/g, " ")
    .toLowerCase();
}

/** A value as text: what was nothing is the word for nothing, what is no text is written as data. */
export function valueWords(value: unknown, nothing: string, nameOf: (id: string) => string | null): string {
  if (value === null || value === undefined || value === "") return nothing;
  if (typeof value === "string") return nameOf(value) ?? value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) {
    return value.length === 0 ? nothing : value.map((entry) => valueWords(entry, nothing, nameOf)).join(", ");
  }
  if ("id" in (value as object) && typeof (value as { id: unknown }).id === "string") {
    const { id } = value as { id: string };
    return nameOf(id) ?? id;
  }
  if ("date" in (value as object)) return String((value as { date: unknown }).date);
  return JSON.stringify(value, null, 2);
}
