import { testDatabase } from "@eureka/testing/test-database";
import { beforeAll, expect, test } from "vitest";
import { asOwner, createDatabase } from "./index.ts";

const { database, app, owner } = await testDatabase();

const write = { name: "test.write", text: "select write_note($1) as number" };

beforeAll(() =>
  asOwner(owner, async (client) => {
    await client.query(`
      create table notes (number integer generated always as identity, text text check (text <> 'bad'));
      create function write_note(wanted text) returns integer language sql security definer set search_path = public, pg_temp
        as $$ insert into notes (text) values (wanted) returning number $$;
      grant execute on function write_note(text) to eureka_app;`);
  }),
);

const notes = () =>
  asOwner(owner, async (client) => {
    const { rows } = await client.query<{ text: string }>("select text from notes order by number");
    return rows.map(({ text }) => text);
  });

test("a call gives its rows once it is committed, and then wakes who waits in any process", async () => {
  const elsewhere = createDatabase({ connectionString: app });
  const heard = Promise.withResolvers<string[]>();
  await elsewhere.listen("test_notes", () => heard.resolve(notes()));
  expect(await database.call(write, ["first"], { wakes: ["test_notes"] })).toEqual([{ number: 1 }]);
  expect(await notes()).toEqual(["first"]);
  expect(await heard.promise).toEqual(["first"]);
  await elsewhere.close();
});

test("a refused call changes nothing, wakes nobody, and its connection serves the next one", async () => {
  const single = createDatabase({ connectionString: app, poolSize: 1 });
  let woken = 0;
  await single.listen("test_refused", () => void woken++);
  const pid = { name: "test.pid", text: "select pg_backend_pid() as pid" };
  const before = await single.call(pid, []);
  await expect(single.call(write, ["bad"], { wakes: ["test_refused"] })).rejects.toMatchObject({ sqlState: "23514" });
  expect(await single.call(pid, [])).toEqual(before);
  expect(await notes()).not.toContain("bad");
  expect(woken).toBe(0);
  await single.close();
  await expect(single.call(pid, [])).rejects.toMatchObject({ code: "server.unavailable" });
});

test("a connection that broke is not used again", async () => {
  const single = createDatabase({ connectionString: app, poolSize: 1 });
  const end = { name: "test.end", text: "select pg_terminate_backend(pg_backend_pid())" };
  await expect(single.call(end, [])).rejects.toMatchObject({ code: "server.unavailable" });
  expect(await single.call(write, ["after"])).toHaveLength(1);
  await single.close();
});

test("no row of an organization is visible to a call", async () => {
  const count = { name: "test.count", text: "select count(*)::int as seen from jobs" };
  expect(await database.call(count, [])).toEqual([{ seen: 0 }]);
});
