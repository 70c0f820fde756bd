import type { Key, Table } from "./read-schema.ts";

/** A Mermaid diagram of some tables: their keys, and the tables that they refer to. */
export function drawDiagram(tables: readonly Table[]): string[] {
  const relations = tables.flatMap((table) =>
    table.keys.filter(({ kind }) => kind === "foreign").map((key) => drawRelation(table, key)),
  );
  return ["```mermaid", "erDiagram", ...tables.flatMap(drawTable), ...new Set(relations), "```"];
}

function drawTable({ name, columns, keys }: Table): string[] {
  const primary = keys.find(({ kind }) => kind === "primary")?.columns ?? [];
  const foreign = new Set(keys.flatMap(({ kind, columns: own }) => (kind === "foreign" ? own : [])));
  const shown = columns.filter((column) => primary.includes(column.name) || foreign.has(column.name));
  const lines = shown.map((column) => {
    const marks = [...(primary.includes(column.name) ? ["PK"] : []), ...(foreign.has(column.name) ? ["FK"] : [])];
    return `    ${column.type.replaceAll(/[^a-z0-9]+/g, "_")} ${column.name} ${marks.join(", ")}`;
  });
  return [`  ${name} {`, ...lines, "  }"];
}

/** The column that says which one; the organization stands in every key. */
function drawRelation(table: Table, { columns, target }: Key): string {
  const named = columns.filter((name) => name !== "organization_id" && (name !== "id" || columns.length === 1));
  const isOptional = table.columns.some(({ name, isNullable }) => isNullable && columns.includes(name));
  return `  ${target} ${isOptional ? "|o" : "||"}--o{ ${table.name} : "${named.join(", ") || "organization_id"}"`;
}
