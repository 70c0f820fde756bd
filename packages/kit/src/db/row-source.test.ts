import { testDatabase } from "@eureka/testing/test-database";
import { expect, it } from "vitest";
import { rowSource } from "./row-source.ts";
import { query } from "./transaction.ts";

const columns = { name: "text", amount: "integer", at: "timestamptz", facts: "jsonb", bytes: "bytea" };

it.each([0, 1, 2, 4, 5, 40])("%i rows come out as they went in, in their order", async (count) => {
  const { database } = await testDatabase();
  const at = new Date("2026-01-02T03:04:05.678Z");
  const rows = Array.from({ length: count }, (_, index) => [
    index % 3 === 2 ? null : `row "${index}", {it} \\ said`,
    count - index,
    at,
    JSON.stringify({ index }),
    index % 2 === 0 ? Buffer.from([0, 255, index]) : null,
  ]);
  const source = rowSource("given", columns, rows, 2);
  const found = await database.withPlatform((transaction) =>
    query(
      transaction,
      { name: `test.rows.${source.variant}`, text: `select $1::text as mark, given.* from ${source.text}` },
      ["here", ...source.values],
    ),
  );
  expect(found).toEqual(
    rows.map(([name, amount, , facts, bytes]) => ({
      mark: "here",
      name,
      amount,
      at,
      facts: JSON.parse(facts as string),
      bytes,
    })),
  );
});
