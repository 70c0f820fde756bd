import { expect, test } from "vitest";
import { words } from "./words.ts";

const sources = import.meta.glob<string>(["./*.ts", "./*.tsx", "!./*.test.*"], {
  query: "?raw",
  import: "default",
  eager: true,
});

function keysOf(value: object, before = ""): string[] {
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === "string" ? [`${before}${key}`] : keysOf(inner, `${before}${key}.`),
  );
}

test("every word that a shared piece asks for is in the catalogue", () => {
  const known = new Set(keysOf(words));
  const asked = Object.entries(sources).flatMap(([file, source]) => {
    const code = source.replaceAll(/\/\*\*[\s\S]*?\*\//g, "");
    return [...code.matchAll(/\bt\("([^"]+)"/g)].map(([, key = ""]) => ({ file, key }));
  });
  expect(asked.length).toBeGreaterThan(40);
  expect(asked.filter(({ key }) => !known.has(key))).toEqual([]);
});
