/** Finds text that no database, file or platform can keep. */
import type { FieldError } from "@eureka/contracts/errors";

/** One entry for each text (or field name) with a NUL character or half of a surrogate pair, however deep it stands. */
export function findBrokenText(value: unknown, path: readonly string[] = []): FieldError[] {
  if (typeof value === "string") return describeText(value, path);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => [
    ...describeText(name, path),
    ...findBrokenText(part, [...path, name]),
  ]);
}

function describeText(text: string, path: readonly string[]): FieldError[] {
  if (!text.includes("\0") && text.isWellFormed()) return [];
  return [{ path: path.join("."), code: "broken_text", message: "holds a NUL character or half of a character" }];
}
