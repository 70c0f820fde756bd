/** Tenant transactions against a real database: isolation, failures, exhaustion. */
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { EurekaError } from "@eureka/contracts/errors";
import { newId, toUuid } from "@eureka/contracts/ids";
import { testDatabase } from "@eureka/testing/test-database";
import { eq, sql } from "drizzle-orm";
import { pgTable, text } from "drizzle-orm/pg-core";
import { beforeAll, describe, expect, test } from "vitest";
import {
  afterCommit,
  asOwner,
  bytes,
  createDatabase,
  DatabaseError,
  from,
  instant,
  isForeignKeyViolation,
  isSerializationFailure,
  isUniqueViolation,
  json,
  notify,
  parameter,
  prepared,
  query,
  savepoint,
  type Transaction,
  typeId,
} from "./index.ts";

const notes = pgTable("notes", {
  organizationId: typeId("organization").notNull(),
  id: typeId("board").notNull(),
  title: text().notNull(),
  seenAt: instant(),
  content: bytes(),
  settings: json<{ color: string }>(),
});

const selectNote = prepared("notes.select", (db) =>
  db
    .select()
    .from(notes)
    .where(eq(notes.id, parameter(notes.id, "id"))),
);
const insertNote = prepared("notes.insert", (db) =>
  db.insert(notes).values({
    organizationId: sql.placeholder("organizationId"),
    id: sql.placeholder("id"),
    title: sql.placeholder("title"),
  }),
);

const ours = newId("organization");
const theirs = newId("organization");
const { database, owner, app, admin } = await testDatabase();

beforeAll(async () => {
  await asOwner(owner, async (client) => {
    await client.query(`
      create table notes (organization_id uuid not null, id uuid not null, title text not null constraint notes_title_check check (length(title) < 100),
        seen_at timestamptz, content bytea, settings jsonb, primary key (organization_id, id));
      call protect_tenant_table('notes');
      create table tags (organization_id uuid not null, note_id uuid not null, position bigint,
        constraint tags_note foreign key (organization_id, note_id) references notes (organization_id, id));
      call protect_tenant_table('tags', append_only => true);
      create function count_all_notes() returns bigint language sql security definer set search_path = public, pg_temp
        as $$ select count(*) from notes $$;
      revoke all on function count_all_notes() from public;
      grant execute on function count_all_notes() to eureka_app;`);
  });
});

function addNote(transaction: Transaction, title = "a note", id = newId("board")) {
  return from(transaction)
    .insert(notes)
    .values({ organizationId: transaction.organizationId ?? ours, id, title })
    .returning({ id: notes.id });
}

async function addNoteFor(organizationId: typeof ours, title?: string) {
  const [note] = await database.withOrganization(organizationId, (transaction) => addNote(transaction, title));
  return note?.id ?? expect.fail("no note came back");
}

const titles = (transaction: Transaction) => from(transaction).select({ title: notes.title }).from(notes);

describe("two organizations in one table", () => {
  test("each sees, changes and removes only its own rows", async () => {
    const id = await addNoteFor(ours, "ours alone");
    const changed = await database.withOrganization(theirs, async (transaction) => {
      const seen = await from(transaction).select().from(notes).where(eq(notes.id, id));
      const updated = await from(transaction).update(notes).set({ title: "stolen" }).where(eq(notes.id, id));
      const removed = await from(transaction).delete(notes).where(eq(notes.id, id));
      return { seen, updated: updated.rowCount, removed: removed.rowCount };
    });
    expect(changed).toEqual({ seen: [], updated: 0, removed: 0 });
    const [note] = await database.withOrganization(ours, (transaction) => selectNote(transaction, { id }));
    expect(note?.title).toBe("ours alone");
  });

  test("a row for somebody else is refused, and the setting does not outlive its transaction", async () => {
    const stolen = database.withOrganization(theirs, (transaction) =>
      from(transaction)
        .insert(notes)
        .values({ organizationId: ours, id: newId("board"), title: "planted" }),
    );
    await expect(stolen).rejects.toMatchObject({ name: "DatabaseError", sqlState: "42501" });
    await expect(database.withPlatform(titles)).resolves.toEqual([]);
    await expect(database.withPlatform((transaction) => addNote(transaction))).rejects.toMatchObject({
      sqlState: "42501",
    });
  });

  test("prepared statements and raw queries on one connection follow the organization of each transaction", async () => {
    const single = createDatabase({ connectionString: app, poolSize: 1 });
    const id = newId("board");
    for (const [organizationId, title] of [
      [ours, "A"],
      [theirs, "B"],
    ] as const) {
      await single.withOrganization(organizationId, (transaction) =>
        insertNote(transaction, { organizationId, id, title }),
      );
    }
    for (const [organizationId, title] of [
      [ours, "A"],
      [theirs, "B"],
      [ours, "A"],
    ] as const) {
      const found = await single.withOrganization(organizationId, async (transaction) => [
        await selectNote(transaction, { id }),
        await query(transaction, { name: "titles", text: "select title from notes where title in ('A', 'B')" }),
      ]);
      expect(found).toMatchObject([[{ id, title }], [{ title }]]);
    }
    await single.close();
  });

  test("a SECURITY DEFINER function of an ordinary owner sees all rows although row-level security is forced", async () => {
    await addNoteFor(ours);
    await addNoteFor(theirs);
    const [row] = await database.withPlatform((transaction) =>
      query<{ count: number }>(transaction, { text: "select count_all_notes() as count" }),
    );
    expect(row?.count).toBeGreaterThanOrEqual(2);
  });

  test("an append-only table takes rows and lets nobody change them", async () => {
    const noteId = toUuid(await addNoteFor(ours));
    const run = (text: string, values: unknown[] = []) =>
      database.withOrganization(ours, (transaction) => query(transaction, { text }, values));
    await run("insert into tags values (current_organization(), $1, 9007199254740991)", [noteId]);
    await expect(run("select position from tags")).resolves.toEqual([{ position: 9007199254740991 }]);
    await expect(run("update tags set position = 1")).rejects.toMatchObject({ sqlState: "42501" });
    await expect(run("delete from tags")).rejects.toMatchObject({ sqlState: "42501" });
  });
});

describe("columns", () => {
  test("ids, instants, bytes and JSON come back as they went in", async () => {
    const note = {
      organizationId: ours,
      id: newId("board"),
      title: "naïve 🦊",
      seenAt: new Date("2026-02-03T04:05:06.789Z"),
      content: Buffer.from([0, 255, 10]),
      settings: { color: "'; drop table notes; --" },
    };
    await database.withOrganization(ours, (transaction) => from(transaction).insert(notes).values(note));
    const [found] = await database.withOrganization(ours, (transaction) => selectNote(transaction, { id: note.id }));
    expect(found).toEqual(note);
  });

  test("an id of another kind is refused before it reaches the database", async () => {
    const wrong = database.withOrganization(ours, (transaction) => selectNote(transaction, { id: newId("list") }));
    await expect(wrong).rejects.toThrow("expected an id that starts with brd_");
  });
});

describe("failures", () => {
  test("an error of the database says which constraint, and none of the values", async () => {
    const secret = "my diary ".repeat(20);
    const error = await addNoteFor(ours, secret).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(DatabaseError);
    expect(error).toMatchObject({ sqlState: "23514", constraint: "notes_title_check", table: "notes" });
    const everything = JSON.stringify(error, Object.getOwnPropertyNames(error));
    expect(everything).not.toContain("diary");
    expect(everything).toContain("database.test.ts"); // the place in our code is kept
  });

  test("unique and foreign key violations are told apart, by constraint too", async () => {
    const id = newId("board");
    const error = await database
      .withOrganization(ours, async (transaction) => {
        await addNote(transaction, "first", id);
        await addNote(transaction, "second", id);
      })
      .catch((caught: unknown) => caught);
    expect(isUniqueViolation(error)).toBe(true);
    expect(isUniqueViolation(error, "notes_pkey")).toBe(true);
    expect(isUniqueViolation(error, "another")).toBe(false);
    const dangling = await database
      .withOrganization(ours, (transaction) =>
        query(transaction, { text: "insert into tags values (current_organization(), gen_random_uuid(), 1)" }),
      )
      .catch((caught: unknown) => caught);
    expect(isForeignKeyViolation(dangling, "tags_note")).toBe(true);
    expect(isUniqueViolation(dangling)).toBe(false);
  });

  test("an error rolls everything back and comes out as it was thrown", async () => {
    const failure = new EurekaError("board.not_found", { id: "x" });
    const work = database.withOrganization(ours, async (transaction) => {
      await addNote(transaction, "never there");
      throw failure;
    });
    await expect(work).rejects.toBe(failure);
    const found = await database.withOrganization(ours, titles);
    expect(found).not.toContainEqual({ title: "never there" });
  });

  test("a savepoint undoes only its own part", async () => {
    const id = await addNoteFor(ours);
    const kept = await database.withOrganization(ours, async (transaction) => {
      const attempt = savepoint(transaction, () => addNote(transaction, "twice", id));
      await expect(attempt).rejects.toMatchObject({ constraint: "notes_pkey" });
      return await savepoint(transaction, () => addNote(transaction, "kept"));
    });
    expect(kept).toHaveLength(1);
  });

  test("a swallowed error is no success: the commit of a failed transaction throws", async () => {
    const work = database.withOrganization(ours, async (transaction) => {
      await addNote(transaction, "lost");
      await query(transaction, { text: "select 1/0" }).catch(() => {});
    });
    await expect(work).rejects.toMatchObject({ sqlState: "25P02" });
  });

  test("nothing queries through a transaction that has ended", async () => {
    let kept: Transaction | undefined;
    let handle: ReturnType<typeof from> | undefined;
    await database.withOrganization(ours, async (transaction) => {
      kept = transaction;
      handle = from(transaction);
    });
    const ended = kept ?? expect.fail("no transaction");
    expect(() => from(ended)).toThrow("the transaction has ended");
    await expect(query(ended, { text: "select 1" })).rejects.toThrow("the transaction has ended");
    await expect(selectNote(ended, { id: newId("board") })).rejects.toThrow("the transaction has ended");
    await expect(handle?.select().from(notes)).rejects.toMatchObject({
      cause: { message: expect.stringContaining("has ended") },
    });
    await expect(query({ organizationId: ours }, { text: "select 1" })).rejects.toThrow("not opened by kit/db");
  });

  test("a read-only transaction refuses to write", async () => {
    const work = database.withOrganization(ours, (transaction) => addNote(transaction), { readOnly: true });
    await expect(work).rejects.toMatchObject({ sqlState: "25006" });
  });

  test("retryable work survives a serialization failure, other work reports it", async () => {
    const id = await addNoteFor(ours, "0");
    async function increment(retryable: boolean) {
      let attempts = 0;
      const work = database.withOrganization(
        ours,
        async (transaction) => {
          attempts++;
          const [note] = await selectNote(transaction, { id });
          if (attempts === 1) {
            await database.withOrganization(ours, (other) =>
              from(other).update(notes).set({ title: "between" }).where(eq(notes.id, id)),
            );
          }
          await from(transaction)
            .update(notes)
            .set({ title: `${note?.title}+1` })
            .where(eq(notes.id, id));
        },
        { isolation: "repeatable read", retryable },
      );
      const error = await work.catch((caught: unknown) => caught);
      return { attempts, failed: isSerializationFailure(error) };
    }
    await expect(increment(false)).resolves.toEqual({ attempts: 1, failed: true });
    await expect(increment(true)).resolves.toEqual({ attempts: 2, failed: false });
    const [note] = await database.withOrganization(ours, (transaction) => selectNote(transaction, { id }));
    expect(note?.title).toBe("between+1");
  });
});

describe("after the commit", () => {
  test("actions run when it commits, never when it rolls back, and hurt nobody when they fail", async () => {
    const heard: string[] = [];
    const logged: string[] = [];
    const log = { info() {}, warn() {}, error: (_: object, message: string) => logged.push(message) };
    const logging = createDatabase({ connectionString: app, poolSize: 1, log });
    const result = await logging.withOrganization(ours, async (transaction) => {
      afterCommit(transaction, () => Promise.reject(new Error("broken")));
      afterCommit(transaction, () => {
        heard.push("committed");
      });
      expect(heard).toEqual([]);
      return 7;
    });
    await logging
      .withOrganization(ours, async (transaction) => {
        afterCommit(transaction, () => {
          heard.push("rolled back");
        });
        throw new Error("no");
      })
      .catch(() => {});
    await logging.close();
    expect(result).toBe(7);
    expect(heard).toEqual(["committed"]);
    expect(logged).toEqual(["an after-commit action failed"]);
  });
});

describe("the pool", () => {
  test("a caller that gets no connection in time is told so, and thousands of them leave nothing behind", async () => {
    const small = createDatabase({ connectionString: app, poolSize: 2, acquireTimeout: 300 });
    const gate = Promise.withResolvers<void>();
    const holders: Promise<void>[] = [];
    for (const _ of [1, 2]) {
      const held = Promise.withResolvers<void>();
      holders.push(
        small.withOrganization(ours, () => {
          held.resolve();
          return gate.promise;
        }),
      );
      await held.promise;
    }
    const refused = await Promise.allSettled(Array.from({ length: 3_000 }, () => small.withOrganization(ours, titles)));
    expect(refused.every((result) => result.status === "rejected" && result.reason instanceof EurekaError)).toBe(true);
    expect(refused[0]).toMatchObject({
      reason: { code: "server.unavailable", parameters: { reason: "all database connections are in use" } },
    });
    gate.resolve();
    await Promise.all(holders);
    expect(small.statistics()).toEqual({ total: 2, idle: 2, waiting: 0 });
    await small.ping();
    await small.close();
    await expect(small.ping()).rejects.toMatchObject({ code: "server.unavailable" });
  });

  test("thousands of aborted transactions leak neither connections nor prepared statements", async () => {
    const small = createDatabase({ connectionString: app, poolSize: 2 });
    const aborted = await Promise.allSettled(
      Array.from({ length: 2_000 }, (_, index) =>
        small.withOrganization(ours, async (transaction) => {
          await selectNote(transaction, { id: newId("board") });
          if (index % 2 === 0) throw new Error("abort");
          await query(transaction, { text: "select 1/0" });
        }),
      ),
    );
    expect(aborted.every(({ status }) => status === "rejected")).toBe(true);
    expect(small.statistics()).toEqual({ total: 2, idle: 2, waiting: 0 });
    const [row] = await small.withPlatform((transaction) =>
      query<{ statements: number }>(transaction, { text: "select count(*) as statements from pg_prepared_statements" }),
    );
    // The begin, the organization and the note.
    expect(row?.statements).toBe(3);
    await small.close();
  });

  test("a connection that breaks in the middle of a transaction is thrown away, and the next one works", async () => {
    const single = createDatabase({ connectionString: app, poolSize: 1 });
    const broken = single.withOrganization(ours, async (transaction) => {
      const [row] = await query<{ pid: number }>(transaction, { text: "select pg_backend_pid() as pid" });
      await asOwner(admin, (client) => client.query("select pg_terminate_backend($1, 5000)", [row?.pid]));
      await titles(transaction);
    });
    await expect(broken).rejects.toMatchObject({ code: "server.unavailable" });
    await single.ping();
    expect(single.statistics()).toEqual({ total: 1, idle: 1, waiting: 0 });
    await single.close();
  });

  test("a statement that takes too long is given up", async () => {
    const hasty = createDatabase({ connectionString: app, poolSize: 1, statementTimeout: 50 });
    const slow = hasty.withPlatform((transaction) => query(transaction, { text: "select pg_sleep(60)" }));
    await expect(slow).rejects.toMatchObject({
      code: "server.unavailable",
      parameters: { reason: "the database took too long" },
    });
    await hasty.close();
  });

  test("a server that is not there is unavailable, not a riddle", async () => {
    const nowhere = createDatabase({ connectionString: "postgresql://a:b@localhost/x?host=/nonexistent" });
    await expect(nowhere.ping()).rejects.toMatchObject({
      code: "server.unavailable",
      parameters: { reason: "the database does not answer" },
    });
    await nowhere.close();
  });
});

describe("notifications", () => {
  test("a message is heard after the commit, and a lost connection is announced once it is back", async () => {
    const listening = createDatabase({ connectionString: app, poolSize: 2, applicationName: "listening" });
    const heard: string[] = [];
    let next = Promise.withResolvers<void>();
    const subscription = await listening.listen("kit test", ({ payload, reconnected }) => {
      heard.push(reconnected ? "reconnected" : payload);
      next.resolve();
    });
    async function say(payload: string) {
      next = Promise.withResolvers();
      await listening.withPlatform((transaction) => notify(transaction, "kit test", payload));
      await next.promise;
    }
    await listening
      .withPlatform(async (transaction) => {
        await notify(transaction, "kit test", "rolled back");
        throw new Error("no");
      })
      .catch(() => {});
    await say("first");
    next = Promise.withResolvers();
    await asOwner(admin, (client) =>
      client.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'listening' and query like 'listen %'",
      ),
    );
    await next.promise;
    await say("second");
    await subscription.stop();
    await listening.withPlatform((transaction) => notify(transaction, "kit test", "nobody hears"));
    await listening.close();
    expect(heard).toEqual(["first", "reconnected", "second"]);
    await expect(listening.listen("kit test", () => {})).rejects.toMatchObject({ code: "server.unavailable" });
  });

  test("a subscription ends although the database went away and does not come back", async () => {
    const address = new URL(app);
    const folder = address.searchParams.get("host");
    const target = folder
      ? { path: `${folder}/.s.PGSQL.5432` }
      : { host: address.hostname, port: Number(address.port || 5432) };
    const clients = new Set<Socket>();
    const proxy = createServer((client) => {
      clients.add(client);
      client
        .on("error", () => {})
        .pipe(connect(target))
        .pipe(client);
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    const url = new URL(app);
    url.searchParams.delete("host");
    Object.assign(url, { hostname: "127.0.0.1", port: String((proxy.address() as AddressInfo).port) });
    const missed = Promise.withResolvers<void>();
    const log = { info() {}, warn: () => missed.resolve(), error() {} };
    const listening = createDatabase({ connectionString: url.href, log });
    const subscription = await listening.listen("kit test", () => {});

    proxy.close();
    for (const client of clients) client.destroy();
    await missed.promise;
    await subscription.stop();
    await listening.close();
  });

  test("closing does not wait for a server that never answers", async () => {
    const nowhere = createDatabase({ connectionString: "postgresql://a:b@localhost/x?host=/nonexistent" });
    const listening = nowhere.listen("x", () => {});
    const outcome = expect(listening).rejects.toThrow();
    await nowhere.close();
    await outcome;
  });
});
