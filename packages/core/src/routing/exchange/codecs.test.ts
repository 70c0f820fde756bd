/** What is written in each format, and read again. */
import { exchangeFormats } from "@eureka/contracts/channel-mapping-exchange";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codecs } from "./codecs.ts";
import {
  type ExchangedDefault,
  type ExchangedMapping,
  exchangedDefaultSchema,
  exchangedMappingSchema,
} from "./exchanged-mapping.ts";
import { FileProblem } from "./file-problem.ts";

/** What people could have called their boards, and what others would call theirs to do harm. */
const hostile = fc
  .oneof(
    fc.constantFrom(
      '=HYPERLINK("http://x.test","Click")',
      "+1+1",
      "-2+3",
      "@SUM(A1)",
      "'=1",
      "''@x",
      "＝1+1",
      "\tindented",
      "a,b;c",
      'say "hi"',
      "two\nlines",
      "three\r\nlines",
      "\rback",
      "שלום עולם",
      "مرحبا",
      "\u202Eevil",
      "👩‍👩‍👧‍👦 Familie",
      "yes",
      "null",
      "~",
      "1e3",
      "2026-11-22",
      "0x1F",
      "- list",
      "key: value",
      "# comment",
      "&anchor",
      "*alias",
      "!!js/function",
      "{a: 1}",
      "\u2028",
      "\u0085",
      "\uFEFFmark",
      "\u0007bell",
      "none",
      "__proto__",
    ),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }),
    fc.string({ unit: fc.constantFrom(..."=+-@'\",;\n\r\t :#{}[]&*!|>%`"), minLength: 1, maxLength: 12 }),
  )
  .filter((text) => text.isWellFormed() && !text.includes("\0"));

const name = fc.option(hostile, { nil: null });
/** Names of labels have no white space around them and no line breaks, see `labelNameSchema`. */
const label = hostile.map((text) => text.replaceAll(/[\r\n]/g, " ").trim()).filter((text) => text !== "");

const place = {
  workspace: name,
  workspaceId: name,
  board: name,
  boardId: name,
  list: name,
  listId: name,
};

const mapping: fc.Arbitrary<ExchangedMapping> = fc.record({
  connection: name,
  connectionId: name,
  channel: name,
  channelId: hostile,
  ...place,
  rules: fc.record(
    {
      unlinkedMay: fc.constantFrom("nothing", "comment", "make_work_items"),
      replyIn: fc.constantFrom("thread", "channel"),
      priority: fc.constantFrom("none", "low", "urgent"),
      labels: fc.array(label, { maxLength: 4 }),
      tellChanges: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
});

const placeDefault: fc.Arbitrary<ExchangedDefault> = fc.record({
  for: fc.constantFrom("connection", "organization"),
  connection: name,
  connectionId: name,
  ...place,
});

/** A file of mappings alone. */
const only = (...mappings: ExchangedMapping[]) => ({ defaults: [], mappings });

describe.each(exchangeFormats)("%s", (format) => {
  const codec = codecs[format];

  it("gives back exactly what was written, whatever the names are", () => {
    fc.assert(
      fc.property(
        fc.array(placeDefault, { maxLength: 3 }),
        fc.array(mapping, { maxLength: 6 }),
        (defaults, mappings) => {
          const written = codec.write({ defaults, mappings });
          const found = codec.read(written);
          const read = {
            defaults: found
              .filter(({ kind }) => kind === "default")
              .map(({ value }) => exchangedDefaultSchema.parse(value)),
            mappings: found
              .filter(({ kind }) => kind === "mapping")
              .map(({ value }) => exchangedMappingSchema.parse(value)),
          };
          const comparable = (all: readonly object[]) =>
            all.map((one) => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== null)));
          expect(comparable(read.mappings)).toEqual(comparable(mappings));
          expect(comparable(read.defaults)).toEqual(comparable(defaults));
          expect(codec.write(read)).toBe(written);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("says on which line each mapping begins", () => {
    const one = (channelId: string, board: string) => exchangedMappingSchema.parse({ channelId, board });
    const written = codec.write(only(one("C1", 'a "board"'), one("C2", "two\nlines"), one("C3", "last")));
    const lines = written.split("\n");
    for (const { line, value } of codec.read(written)) {
      const { channelId } = exchangedMappingSchema.parse(value);
      const near = lines.slice(line - 1, line + 12).join("\n");
      expect(near.indexOf(channelId as string), `${channelId} from line ${line}`).toBeGreaterThanOrEqual(0);
      expect(lines.slice(0, line - 1).join("\n")).not.toContain(channelId);
    }
  });

  it("takes no text for a file, without breaking on any", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 200 }), hostile), (text) => {
        try {
          for (const { line } of codec.read(text)) expect(line).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(FileProblem);
          expect((error as FileProblem).line).toBeGreaterThan(0);
          expect((error as FileProblem).message).toMatch(/\.$/);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function problemOf(format: keyof typeof codecs, text: string): [number, string] | null {
  try {
    codecs[format].read(text);
    return null;
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    return [error.line, error.message];
  }
}

it("writes cells that spreadsheets do not run", () => {
  const written = codecs.csv.write(
    only(exchangedMappingSchema.parse({ channelId: "C1", board: "=1+1", list: "-x", channel: "@a" })),
  );
  expect(written.split("\r\n")[1]?.split(",")).toEqual(expect.arrayContaining(["'=1+1", "'-x", "'@a", "C1"]));
});

it("reads what other programs write: semicolons, other line ends, columns in another order, truths in capitals", () => {
  const found = codecs.csv.read("channelId;tellChanges;board;labels\nC1;TRUE;Web;a, b\n\n;;;\nC2;no;;none\n");
  expect(found).toEqual([
    {
      kind: "mapping",
      line: 2,
      value: { channelId: "C1", board: "Web", rules: { tellChanges: true, labels: ["a", "b"] } },
    },
    { kind: "mapping", line: 5, value: { channelId: "C2", rules: { tellChanges: false, labels: [] } } },
  ]);
});

it("a line of CSV says in its first column what it is for; without one it is for a channel", () => {
  const [first, ...rows] = codecs.csv
    .write({
      defaults: [{ for: "organization", workspace: "Web team", board: "Intake" }],
      mappings: [exchangedMappingSchema.parse({ channelId: "C1", board: "Web" })],
    })
    .split("\r\n");
  expect(first).toMatch(/^\uFEFFfor,connection,connectionId,channel,/);
  expect(rows).toEqual(["organization,,,,,Web team,,Intake,,,,,,,,", "channel,,,,C1,,,Web,,,,,,,,", ""]);
  const read = codecs.csv.read(
    "for;board;priority\n Organization ;Web;\n;Web;\nchannel;Web;low\nplanet;Web;\nconnection;Web;low\n",
  );
  expect(read.map(({ kind, value }) => [kind, value])).toEqual([
    ["default", { for: "organization", board: "Web" }],
    ["mapping", { board: "Web", rules: {} }],
    ["mapping", { board: "Web", rules: { priority: "low" } }],
    ["default", { for: "planet", board: "Web" }],
    ["default", { for: "connection", board: "Web", rules: { priority: "low" } }],
  ]);
  for (const { value } of read.slice(3)) expect(exchangedDefaultSchema.safeParse(value).success).toBe(false);
});

it("says what is wrong with a file, and on which line", () => {
  expect(problemOf("csv", "")).toEqual([1, expect.stringContaining("empty")]);
  expect(problemOf("csv", "channelId,colour\nC1,red")).toEqual([1, expect.stringContaining("“colour”")]);
  expect(problemOf("csv", "channelId,channelId\nC1,C1")).toEqual([1, expect.stringContaining("twice")]);
  expect(problemOf("csv", 'channelId,board\nC1,"Web\nC2,Ops')).toEqual([
    expect.any(Number),
    expect.stringContaining("never closed"),
  ]);
  expect(problemOf("csv", 'channelId,board\nC1,W"eb')).toEqual([2, expect.stringContaining("quotation mark")]);
  expect(problemOf("json", '{\n  "version": 1,\n  "mappings": [,]\n}')).toEqual([3, "This is not valid JSON."]);
  expect(problemOf("json", '{"version": 1, "mappings": [')).toEqual([1, "This is not valid JSON."]);
  expect(problemOf("json", '{"version": 1,\n"mappings": [{"board": "a",\n"board": "b"}]}')).toEqual([
    3,
    expect.stringContaining("twice"),
  ]);
  expect(problemOf("json", "[]")).toEqual([1, expect.stringContaining("no list of mappings")]);
  expect(problemOf("json", '{"version": 2, "mappings": []}')).toEqual([1, "The file must say version: 1."]);
  expect(problemOf("yaml", "version: 1\nmappings: 5")).toEqual([2, expect.stringContaining("no list of mappings")]);
  expect(problemOf("yaml", "version: 1\nmappings:\n  - {a: b\n")).toEqual([
    expect.any(Number),
    "This is not valid YAML.",
  ]);
  expect(problemOf("yaml", "version: 1\nmappings: []\nextra: 1")).toEqual([3, expect.stringContaining("“extra”")]);
  expect(problemOf("yaml", "version: 1\nmappings: []\n---\nversion: 1")).toEqual([
    expect.any(Number),
    expect.stringContaining("several documents"),
  ]);
});

it("takes neither tags nor aliases, so that a small file never becomes a large one", () => {
  const bomb = [
    "version: 1",
    "a: &a [x,x,x,x,x,x,x,x,x]",
    "b: &b [*a,*a,*a,*a,*a,*a,*a,*a]",
    "mappings: [*b,*b,*b]",
  ].join("\n");
  expect(problemOf("yaml", bomb)).toEqual([2, expect.stringContaining("aliases")]);
  expect(problemOf("yaml", "version: 1\nmappings:\n  - board: !!binary aGk=")).toEqual([
    3,
    expect.stringContaining("Tags"),
  ]);
  expect(problemOf("yaml", "version: 1\nmappings:\n  - board: !run x")).toEqual([3, expect.stringContaining("Tags")]);
});
