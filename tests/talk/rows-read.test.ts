/**
 * What a command reads does not grow with what is there already. A connection plans a statement once; where its tables are empty then, or
 * their statistics say so, reading all of an organization looks as near to PostgreSQL as looking up one row.
 */
import { createSealer } from "@eureka/core/audit";
import { relayOnce } from "@eureka/core/events";
import { asOwner } from "@eureka/kit/db";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createStage, createTeam, type Stage } from "./talk-stage.ts";

const commands = 200;
const atOnce = 20;
const sealer = createSealer();

let stage: Stage;

beforeAll(async () => {
  stage = await createStage();
});

afterAll(() => stage.close());

it("two hundred commands in one channel read a handful of rows each, of every table", async () => {
  const team = await createTeam(stage);
  // As after a quiet hour.
  await asOwner(stage.database.owner, (client) => client.query("analyze jobs"));
  const before = await readRows();
  for (let said = 0; said < commands; said += atOnce) {
    for (let place = 0; place < atOnce; place++) await team.talk(team.user, `/eureka new Fix page ${said + place}`);
    await stage.work();
    await relayOnce(stage.ports);
    await sealer.sealOnce(stage.ports);
  }
  expect(await team.items()).toHaveLength(commands);
  const after = await readRows();
  const each = [...after].map(([table, rows]) => [table, (rows - (before.get(table) ?? 0)) / commands] as const);
  expect(each.filter(([, rows]) => rows > 30)).toEqual([]);
});

/**
 * The rows of each table that were found by its indexes so far. (A table of a few rows is also read as a whole, until PostgreSQL has looked at
 * it anew.) A backend says so at its end at the latest.
 */
async function readRows(): Promise<Map<string, number>> {
  return await asOwner(stage.database.admin, async (client) => {
    await client.query(
      "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    const { rows } = await client.query<{ table: string; rows: number }>(
      "select relname as table, coalesce(idx_tup_fetch, 0)::float8 as rows from pg_stat_user_tables",
    );
    return new Map(rows.map(({ table, rows: read }) => [table, read]));
  });
}
