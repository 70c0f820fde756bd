/**
 * Mappings and defaults as RFC 4180, the way that spreadsheets read and write it. Each line says in its first column what it is for: a
 * `channel`, or the default of a `connection` or of the `organization`; a line of a default leaves channel and rules empty.
 */
import { exchangedPlaces } from "@eureka/contracts/channel-mapping-exchange";
import { say } from "@eureka/contracts/words";
import { CsvError, parse } from "csv-parse/sync";
import type { ExchangeCodec, ExchangedDefault, ExchangedMapping, FoundEntry } from "./exchanged-mapping.ts";
import { exchangedFields, exchangedRuleNames } from "./exchanged-mapping.ts";
import { FileProblem } from "./file-problem.ts";
import { guardCell, readCell } from "./formula-guard.ts";

const kindColumn = "for";
/** What a line is where the cell is empty, or the file has no such column. */
const [usualKind] = exchangedPlaces;
const columns: readonly string[] = [kindColumn, ...exchangedFields, ...exchangedRuleNames];
const ruleNames: ReadonlySet<string> = new Set(exchangedRuleNames);

/** Spreadsheets take a file without it for one in the code page of their country. */
const byteOrderMark = "\uFEFF";
const lineEnd = "\r\n";

export const csvCodec: ExchangeCodec = {
  write({ defaults, mappings }) {
    const rows = [columns, ...defaults.map(cellsOfDefault), ...mappings.map(cellsOf)];
    return byteOrderMark + rows.map((row) => row.map(quote).join(",") + lineEnd).join("");
  },
  read(content) {
    const rows = readRows(content);
    const [header, ...lines] = rows;
    if (!header) throw new FileProblem(1, say("mappings.import.csv.empty"));
    const names = header.cells.map((cell) => cell.trim());
    checkHeader(names);
    return lines.filter(({ cells }) => !isBlank(cells)).map(({ line, cells }) => ({ line, ...read(names, cells) }));
  },
};

function cellsOf(mapping: ExchangedMapping): string[] {
  const { labels, tellChanges, ...others } = mapping.rules;
  const rules: Record<string, string | undefined> = {
    ...others,
    labels: labels && writeList(labels),
    tellChanges: tellChanges === undefined ? undefined : String(tellChanges),
  };
  return guardCells([
    usualKind,
    ...exchangedFields.map((name) => mapping[name]),
    ...exchangedRuleNames.map((name) => rules[name]),
  ]);
}

function cellsOfDefault(one: ExchangedDefault): string[] {
  const named: Readonly<Record<string, string | null | undefined>> = one;
  return guardCells(columns.map((name) => named[name]));
}

function guardCells(cells: readonly (string | null | undefined)[]): string[] {
  return cells.map((cell) => guardCell(cell ?? ""));
}

/** What stands for an empty list: an empty cell says nothing about it. */
const emptyList = "none";

/** A list in one cell is a line of CSV itself, so that a comma in a label does no harm. */
function writeList(values: readonly string[]): string {
  const only = values.length === 1 ? values[0] : undefined;
  if (only === emptyList) return `"${only}"`;
  return values.length === 0 ? emptyList : values.map(quote).join(",");
}

function readList(cell: string): string[] {
  if (cell.trim() === emptyList) return [];
  const [row] = parseCsv(cell, ",");
  return row?.record.map((value) => value.trim()) ?? [];
}

function quote(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

function readRows(content: string): CsvRow[] {
  // A country whose decimals have a comma writes its tables with semicolons.
  const head = content.slice(0, content.search(/[\r\n]|$/));
  const delimiter = head.includes(";") && !head.includes(",") ? ";" : ",";
  let line = 1;
  return parseCsv(content.startsWith(byteOrderMark) ? content.slice(1) : content, delimiter).map(({ record, info }) => {
    const row = { line, cells: record };
    line = info.lines + 1;
    return row;
  });
}

interface ParsedRecord {
  readonly record: readonly string[];
  /** How many lines end with it. */
  readonly info: { readonly lines: number };
}

function parseCsv(content: string, delimiter: string): ParsedRecord[] {
  try {
    return parse(content, {
      delimiter,
      info: true,
      relaxColumnCount: true,
      recordDelimiter: ["\r\n", "\n", "\r"],
    }) as unknown as ParsedRecord[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error.lines) || 1;
    throw new FileProblem(
      line,
      say(error.code === "CSV_QUOTE_NOT_CLOSED" ? "mappings.import.csv.open_quote" : "mappings.import.csv.quote"),
    );
  }
}

function checkHeader(names: readonly string[]): void {
  const unknown = names.filter((name) => !columns.includes(name));
  if (unknown.length > 0) {
    const sentence = say("mappings.import.csv.unknown_columns", {
      columns: unknown
        .map((name) => `“${shorten(name)}”`)
        .slice(0, 5)
        .join(", "),
      known: columns.join(", "),
    });
    throw new FileProblem(1, sentence);
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new FileProblem(1, say("mappings.import.csv.column_twice", { column: twice }));
}

function shorten(name: string): string {
  return name.length > 40 ? `${[...name].slice(0, 40).join("")}…` : name;
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}

function read(names: readonly string[], cells: readonly string[]): Pick<FoundEntry, "kind" | "value"> {
  const rules: Record<string, unknown> = {};
  const entry: Record<string, unknown> = {};
  if (cells.length > names.length) entry[say("mappings.import.csv.extra_cell")] = cells[names.length];
  for (const [index, name] of names.entries()) {
    const cell = readCell(cells[index] ?? "");
    if (cell === "") continue;
    if (ruleNames.has(name)) rules[name] = readRule(name, cell);
    else entry[name] = cell;
  }
  const { [kindColumn]: said = usualKind, ...others } = entry;
  const kind = String(said).trim().toLowerCase();
  if (kind === usualKind) return { kind: "mapping", value: { ...others, rules } };
  // A default has no rules: where the line names some, it is refused by their name.
  return { kind: "default", value: { for: kind, ...others, ...(Object.keys(rules).length > 0 && { rules }) } };
}

function readRule(name: string, cell: string): unknown {
  if (name === "labels") return readList(cell);
  if (name !== "tellChanges") return cell.trim();
  const truth = cell.trim().toLowerCase();
  if (truth === "true" || truth === "yes") return true;
  return truth === "false" || truth === "no" ? false : cell;
}
