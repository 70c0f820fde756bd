import fc from "fast-check";
import { expect, it } from "vitest";
import type { CommandShape } from "../command.ts";
import { UsageError } from "../usage-error.ts";
import { readArguments } from "./read-arguments.ts";

const shape: CommandShape = {
  summary: "Make a thing",
  words: ["kind", "title"],
  fields: [
    { name: "kind", type: "text", choices: ["bug", "wish"] },
    { name: "title", type: "text", required: true },
    { name: "description", type: "text", nullable: true },
    { name: "labels", type: "text", list: true },
    { name: "limit", type: "integer" },
    { name: "weight", type: "number" },
    { name: "due", type: "due", nullable: true },
    { name: "isDefault", type: "boolean" },
    { name: "lists", type: "json", list: true },
    { name: "settings", type: "json" },
    { name: "tags", type: "text", list: true, takesAll: true, aliases: ["marks"] },
  ],
};

const read = (line: readonly string[], input = "") => readArguments(shape, line, async () => input);

it.each<[string, string[], Record<string, unknown>]>([
  [
    "words in their order, the last one with the rest",
    ["bug", "Fix", "login", "page"],
    { kind: "bug", title: "Fix login page" },
  ],
  ["a flag with its value behind it", ["--title", "Fix"], { title: "Fix" }],
  ["a flag with its value in it", ["--title=--json = yes"], { title: "--json = yes" }],
  ["an empty value", ["--title", "x", "--description="], { title: "x", description: "" }],
  ["flags between words", ["bug", "--limit", "5", "Fix"], { kind: "bug", title: "Fix", limit: 5 }],
  ["words behind --", ["bug", "--", "--title", "-x"], { kind: "bug", title: "--title -x" }],
  [
    "a list, in the plural and the singular",
    ["--title", "x", "--labels", "a,b", "--label", "c"],
    { title: "x", labels: ["a,b", "c"] },
  ],
  ["a flag that needs no value", ["--title", "x", "--is-default"], { title: "x", isDefault: true }],
  ["a flag that is denied", ["--title", "x", "--no-is-default"], { title: "x", isDefault: false }],
  ["a flag with its truth in it", ["--title", "x", "--is-default=no"], { title: "x", isDefault: false }],
  [
    "a field that is emptied",
    ["--title", "x", "--no-due", "--no-description"],
    { title: "x", due: null, description: null },
  ],
  ["a day", ["--title", "x", "--due", "2026-12-04"], { title: "x", due: { type: "date", date: "2026-12-04" } }],
  [
    "an instant",
    ["--title", "x", "--due", "2026-12-04T17:00Z"],
    { title: "x", due: { type: "instant", at: "2026-12-04T17:00:00.000Z" } },
  ],
  ["numbers", ["--title", "x", "--weight", "-1.5e3", "--limit", "-2"], { title: "x", weight: -1500, limit: -2 }],
  ["JSON", ["--title", "x", "--settings", '{"a":[1]}'], { title: "x", settings: { a: [1] } }],
  [
    "JSON of a whole list",
    ["--title", "x", "--lists", '[{"n":1},{"n":2}]', "--lists", '{"n":3}'],
    { title: "x", lists: [{ n: 1 }, { n: 2 }, { n: 3 }] },
  ],
])("reads %s", async (_name, line, values) => {
  expect(await read(line)).toEqual(values);
});

it.each<[string, string[], RegExp]>([
  ["an unknown flag", ["--titel", "x"], /no flag --titel here\. Did you mean --title\?/],
  ["a value that is missing", ["--title"], /--title needs a value/],
  ["a flag where a value should be", ["--title", "--limit", "5"], /--title needs a value/],
  ["a value that was given twice", ["--title", "a", "--title", "b"], /--title was given twice/],
  ["a value as word and as flag", ["bug", "a", "--title", "b"], /--title was given twice/],
  ["a missing value", ["bug"], /Missing: <title>/],
  ["a wrong choice", ["--title", "x", "--kind", "bgu"], /one of bug, wish, not bgu\. Did you mean bug\?/],
  ["a broken number", ["--title", "x", "--limit", "1.5"], /--limit must be a whole number/],
  ["a number that is none", ["--title", "x", "--weight", ""], /--weight must be a number/],
  ["broken JSON", ["--title", "x", "--settings", "{"], /--settings must be JSON/],
  ["a due date that is none", ["--title", "x", "--due", "Friday"], /--due must be a day like/],
  ["a denied text", ["--title", "x", "--no-title"], /no flag --no-title/],
  ["an unknown short flag", ["-t", "x"], /no flag -t/],
])("refuses %s", async (_name, line, message) => {
  await expect(read(line)).rejects.toThrow(UsageError);
  await expect(read(line)).rejects.toThrow(message);
});

it("reads long text from standard input, letter by letter, for one value", async () => {
  const pasted = "Line one\r\n\n  indented --flag\n";
  expect(await read(["--title", "x", "--description", "-"], pasted)).toEqual({ title: "x", description: pasted });
  expect(await read(["--title", "x", "--settings", "-"], '{"a":1}')).toEqual({ title: "x", settings: { a: 1 } });
  await expect(read(["--title", "-", "--description", "-"], pasted)).rejects.toThrow(/one value only/);
});

it.each<[string, string[], Record<string, unknown>]>([
  ["all values up to the next flag", ["x", "--tags", "a", "b", "--limit", "5"], { tags: ["a", "b"], limit: 5 }],
  ["all values up to --", ["--tags", "a", "b", "--", "bug", "x"], { tags: ["a", "b"] }],
  ["a flag that was given twice", ["x", "--tags", "a", "--tag", "b"], { tags: ["a", "b"] }],
  ["a flag by its other name", ["x", "--marks", "a"], { tags: ["a"] }],
])("reads %s", async (_name, line, values) => {
  const free: CommandShape = { ...shape, fields: shape.fields.map((field) => ({ ...field, required: false })) };
  const {
    kind: _kind,
    title: _title,
    ...read
  } = await readArguments({ ...free, words: ["title"] }, line, async () => "");
  expect(read).toEqual(values);
});

it("refuses more words than there are texts, where they would be torn apart", async () => {
  const strict = { ...shape, refusesMoreWords: true };
  const loose = readArguments(strict, ["bug", "Fix", "login"], async () => "");
  await expect(loose).rejects.toThrow(/3 words here\. Put each text into quotes: "<kind>" "<title>"/);
  expect(await readArguments(strict, ["bug", "Fix login"], async () => "")).toEqual({
    kind: "bug",
    title: "Fix login",
  });
});

it("says that a command takes no words", async () => {
  const wordless: CommandShape = { summary: "List", words: [], fields: [] };
  await expect(readArguments(wordless, ["all"], async () => "")).rejects.toThrow(/takes no words, but was given all/);
});

it("gives values or a sentence for any line", async () => {
  const word = fc.oneof(
    fc.constantFrom(
      "--title",
      "--title=",
      "--labels",
      "--no-due",
      "--due",
      "-",
      "--",
      "--limit",
      "--__proto__",
      "--settings",
      "-y",
      "bug",
      "5",
    ),
    fc.string(),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 8 }), async (line) => {
      const outcome = await read(line, "input").catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(UsageError);
      else
        for (const name of Object.keys(outcome as object))
          expect(shape.fields.some((field) => field.name === name)).toBe(true);
    }),
  );
});
