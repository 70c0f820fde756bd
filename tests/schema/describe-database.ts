/** Writes `docs/database.md`: every table by the module that it belongs to. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { coreFloors } from "../../scripts/floors/core-floors.ts";
import { code, markdownTable } from "../../scripts/generators/markdown.ts";
import { findModuleTables } from "../../scripts/generators/module-tables.ts";
import { listFiles, repositoryRoot } from "../../scripts/repository.ts";
import { drawDiagram } from "./draw-diagram.ts";
import { readSchema, type Table } from "./read-schema.ts";

const introduction = [
  "# Database",
  "",
  "What the migrations in `db/migrations` make. A test writes this page from a migrated database and compares: after a new migration,",
  "run `npm test -- tests/schema --update`.",
  "",
  "The application signs in as `eureka_app`, which owns nothing. A table of an organization has `organization_id` in its primary key and",
  "in every foreign key, and row-level security: the application sees and writes only rows of the organization for which its",
  "transaction was begun. Only the owner, who migrates, has a policy over all rows. What crosses organizations goes through the",
  "functions at the end of this page.",
  "Ids are UUIDs of version 7; outside the database they are written with a prefix, as `brd_...` for a board.",
];

export async function describeDatabase(ownerConnection: string): Promise<string> {
  const { tables, functions } = await readSchema(ownerConnection);
  const purposes = readPurposes();
  const owners: [string, readonly string[]][] = coreFloors.flat().map((name) => [name, findModuleTables(name)]);
  const owned = new Set(owners.flatMap(([, names]) => names));
  const others = tables.filter(({ name }) => !owned.has(name)).map(({ name }) => name);
  const sections = [...owners, ["Behind the technology and named functions", others] as const].flatMap(
    ([title, names]) => {
      const own = tables.filter(({ name }) => names.includes(name));
      if (own.length === 0) return [];
      return [
        `## ${title}`,
        "",
        ...drawDiagram(own),
        "",
        ...own.flatMap((table) => describeTable(table, purposes.get(table.name))),
      ];
    },
  );
  const functionRows = functions.map(({ name, parameters }) => [
    code(name),
    parameters === "" ? "" : code(parameters),
    purposes.get(name) ?? "",
  ]);
  return [
    ...introduction,
    "",
    ...sections,
    "## Functions that run as the owner",
    "",
    ...markdownTable(["Function", "Parameters", "What it is for"], functionRows),
    "",
  ].join("\n");
}

function describeTable(table: Table, purpose: string | undefined): string[] {
  const columns = table.columns.map(({ name, type, isNullable, fallback }) => [
    code(name),
    type,
    isNullable ? "yes" : "",
    fallback === null ? "" : code(fallback),
  ]);
  return [
    `### ${table.name}`,
    "",
    ...(purpose === undefined ? [] : [purpose, ""]),
    describeSight(table),
    "",
    ...markdownTable(["Column", "Type", "May be null", "Default"], columns),
    "",
    ...table.keys.map(({ definition }) => `* ${code(definition)}`),
    "",
  ];
}

function describeSight({ isForced, isPartitioned, sight, grants }: Table): string {
  const allowed = grants.length === 0 ? "The application cannot touch it." : `The application may ${grants.join(", ")}`;
  const seen = sight === null || grants.length === 0 ? "" : `, where ${code(sight)}`;
  const ending = grants.length === 0 ? "" : ".";
  const security = isForced ? " Row-level security is forced." : " It has no row-level security.";
  return `${allowed}${seen}${ending}${security}${isPartitioned ? " It is partitioned by month." : ""}`;
}

/** The comment right above a table or a function in its migration says what it is for; the latest one counts. */
function readPurposes(): ReadonlyMap<string, string> {
  const statement = /((?:^-- .*\n)+)create (?:or replace )?(?:unlogged )?(?:table|function) ([a-z_]+)/gm;
  const migrations = listFiles(repositoryRoot, ["db/migrations"], "*.sql").map((file) =>
    readFileSync(join(repositoryRoot, file), "utf8"),
  );
  return new Map(
    migrations
      .flatMap((text) => [...text.matchAll(statement)])
      .map(([, comment = "", name = ""]) => [name, comment.replaceAll(/^-- /gm, "").trim().replaceAll("\n", " ")]),
  );
}
