/** Each store declares its tables as the migrations make them. */
import { join } from "node:path";
import { testDatabase } from "@eureka/testing/test-database";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { expect, it } from "vitest";
import { listFiles, repositoryRoot } from "../../scripts/repository.ts";
import { type Column, readSchema } from "./read-schema.ts";

const tables = await loadDeclaredTables();
const { tables: madeTables } = await readSchema((await testDatabase()).owner);

it("finds the stores of every module", () => {
  expect(tables.length).toBeGreaterThan(40);
});

it.each(tables.map((table) => [getTableConfig(table).name, table] as const))("%s", (name, table) => {
  const declared = getTableConfig(table).columns.map((column) =>
    [snakeCase(column.name), column.getSQLType(), column.notNull ? "not null" : "null"].join(" "),
  );
  expect(declared.sort()).toEqual((madeTables.find((each) => each.name === name)?.columns ?? []).map(describe).sort());
});

async function loadDeclaredTables(): Promise<PgTable[]> {
  const files = listFiles(repositoryRoot, ["packages/core/src"], "**/*.store.ts");
  const stores = await Promise.all(
    files.map((file) => import(join(repositoryRoot, file)) as Promise<Readonly<Record<string, unknown>>>),
  );
  return stores.flatMap((store) => Object.values(store)).filter((value) => value instanceof PgTable);
}

function describe({ name, type, isNullable }: Column): string {
  return [name, type, isNullable ? "null" : "not null"].join(" ");
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
