/** Statements that travel together: what is written later is written as if at once, and no failure gets lost on the way. */
import { newId, toUuid } from "@eureka/contracts/ids";
import { testDatabase } from "@eureka/testing/test-database";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import {
  afterCommit,
  asOwner,
  createDatabase,
  isForeignKeyViolation,
  isUniqueViolation,
  query,
  savepoint,
  type Transaction,
  writeLater,
} from "./index.ts";

const { database, owner, app, admin } = await testDatabase();
const ours = newId("organization");

beforeAll(async () => {
  await asOwner(owner, async (client) => {
    await client.query(`
      create table words (organization_id uuid not null, place integer not null, text text not null check (text <> 'forbidden'),
        primary key (organization_id, place));
      call protect_tenant_table('words');
      create table echoes (organization_id uuid not null, place integer not null, constraint echoes_word
        foreign key (organization_id, place) references words (organization_id, place) deferrable initially deferred);
      call protect_tenant_table('echoes');`);
  });
});

const append = {
  name: "words.append",
  text: `insert into words values (current_organization(), $1, $2)
         on conflict (organization_id, place) do update set text = words.text || excluded.text`,
};
const insert = { name: "words.insert", text: "insert into words values (current_organization(), $1, $2)" };
const echo = { name: "echoes.insert", text: "insert into echoes values (current_organization(), $1)" };
const readAll = { name: "words.all", text: "select place, text from words order by place" };

function read(transaction: Transaction) {
  return query<{ place: number; text: string }>(transaction, readAll);
}

/** The words of an organization that has written nothing else. */
function wordsOf(organizationId = ours) {
  return database.withOrganization(organizationId, read);
}

describe("a write that nobody waits for", () => {
  test("is seen by the next query and by nobody else before the commit", async () => {
    const organizationId = newId("organization");
    const inside = await database.withOrganization(organizationId, async (transaction) => {
      writeLater(transaction, insert, [1, "one"]);
      const seen = await read(transaction);
      expect(await wordsOf(organizationId)).toEqual([]);
      return seen;
    });
    expect(inside).toEqual([{ place: 1, text: "one" }]);
    expect(await wordsOf(organizationId)).toEqual(inside);
  });

  test("is committed although nothing was asked, and although it is one of thousands", async () => {
    const organizationId = newId("organization");
    await database.withOrganization(organizationId, async (transaction) => {
      for (let place = 0; place < 2_500; place++) writeLater(transaction, insert, [place, `word ${place}`]);
    });
    const words = await wordsOf(organizationId);
    expect([words.length, words[2_499]]).toEqual([2_500, { place: 2_499, text: "word 2499" }]);
  });

  test("belongs to the organization of its transaction", async () => {
    const [one, other] = [newId("organization"), newId("organization")];
    const planted = database.withOrganization(one, async (transaction) => {
      const text = "insert into words values ($1, 1, 'planted')";
      writeLater(transaction, { name: "words.plant", text }, [toUuid(other)]);
    });
    await expect(planted).rejects.toMatchObject({ sqlState: "42501" });
    expect([await wordsOf(one), await wordsOf(other)]).toEqual([[], []]);
  });

  interface Write {
    readonly do: "write";
    readonly place: number;
    readonly text: string;
  }
  type Step =
    | Write
    | { readonly do: "read" }
    | { readonly do: "attempt"; readonly steps: readonly Step[]; readonly fails: boolean };
  const { steps } = fc.letrec<{ step: Step; steps: Step[] }>((tie) => ({
    step: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.record({
        do: fc.constant("write" as const),
        place: fc.integer({ min: 0, max: 3 }),
        text: fc.constantFrom("a", "b", "ü"),
      }),
      fc.record({ do: fc.constant("read" as const) }),
      fc.record({ do: fc.constant("attempt" as const), steps: tie("steps"), fails: fc.boolean() }),
    ),
    steps: fc.array(tie("step"), { maxLength: 6 }),
  }));

  type WriteDown = (transaction: Transaction, write: Write) => Promise<unknown>;
  const atOnce: WriteDown = (transaction, { place, text }) => query(transaction, append, [place, text]);
  const later: WriteDown = async (transaction, { place, text }) => writeLater(transaction, append, [place, text]);

  /** Does the steps in one transaction and gives everything that was read, at last the state that was committed. */
  async function run(program: readonly Step[], writeDown: WriteDown): Promise<unknown[]> {
    const organizationId = newId("organization");
    const seen: unknown[] = [];
    async function take(transaction: Transaction, part: readonly Step[]): Promise<void> {
      for (const step of part) {
        if (step.do === "write") await writeDown(transaction, step);
        else if (step.do === "read") seen.push(await read(transaction));
        else {
          const attempt = savepoint(transaction, async () => {
            await take(transaction, step.steps);
            if (step.fails) throw new Error("undone");
          });
          await attempt.catch((error: Error) => expect(error.message).toBe("undone"));
        }
      }
    }
    await database.withOrganization(organizationId, (transaction) => take(transaction, program));
    return [...seen, await wordsOf(organizationId)];
  }

  test("leaves the same rows as one at once would, however reads and undone attempts stand between", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (program) => {
        expect(await run(program, later)).toEqual(await run(program, atOnce));
      }),
      { numRuns: 150 },
    );
  });
});

describe("a failure on the way", () => {
  test("comes out of the next query, with its own reason, and nothing is saved", async () => {
    const organizationId = newId("organization");
    const work = database.withOrganization(organizationId, async (transaction) => {
      writeLater(transaction, insert, [1, "one"]);
      writeLater(transaction, insert, [2, "forbidden"]);
      writeLater(transaction, insert, [3, "three"]);
      await expect(read(transaction)).rejects.toMatchObject({ sqlState: "23514", constraint: "words_text_check" });
      await expect(read(transaction)).rejects.toMatchObject({ sqlState: "23514" });
    });
    await expect(work).rejects.toMatchObject({ sqlState: "23514" });
    expect(await wordsOf(organizationId)).toEqual([]);
  });

  test("comes out of the commit when nothing was asked any more, and nothing follows the commit", async () => {
    const organizationId = newId("organization");
    const heard: string[] = [];
    const work = database.withOrganization(organizationId, async (transaction) => {
      afterCommit(transaction, () => {
        heard.push("committed");
      });
      writeLater(transaction, insert, [1, "one"]);
      await read(transaction);
      writeLater(transaction, insert, [1, "one again"]);
      writeLater(transaction, insert, [2, "two"]);
    });
    const error = await work.catch((caught: unknown) => caught);
    expect(isUniqueViolation(error, "words_pkey")).toBe(true);
    expect([heard, await wordsOf(organizationId)]).toEqual([[], []]);
  });

  test("of the commit itself comes out of it", async () => {
    const organizationId = newId("organization");
    const work = database.withOrganization(organizationId, async (transaction) => {
      writeLater(transaction, insert, [1, "one"]);
      writeLater(transaction, echo, [2]);
    });
    const error = await work.catch((caught: unknown) => caught);
    expect(isForeignKeyViolation(error, "echoes_word")).toBe(true);
    expect(await wordsOf(organizationId)).toEqual([]);
  });

  test("in an attempt is undone with it, and what was written before and after it stays", async () => {
    const organizationId = newId("organization");
    await database.withOrganization(organizationId, async (transaction) => {
      writeLater(transaction, insert, [1, "before"]);
      const outer = savepoint(transaction, async () => {
        writeLater(transaction, insert, [2, "outer"]);
        const inner = savepoint(transaction, async () => {
          writeLater(transaction, insert, [3, "forbidden"]);
          await read(transaction);
        });
        await expect(inner).rejects.toMatchObject({ sqlState: "23514" });
        expect(await read(transaction)).toHaveLength(2);
      });
      await outer;
      writeLater(transaction, insert, [4, "after"]);
    });
    expect((await wordsOf(organizationId)).map(({ text }) => text)).toEqual(["before", "outer", "after"]);
  });

  test("before an attempt is not the attempt's: it cannot be undone by it", async () => {
    const organizationId = newId("organization");
    const work = database.withOrganization(organizationId, async (transaction) => {
      writeLater(transaction, insert, [1, "forbidden"]);
      await savepoint(transaction, () => read(transaction)).catch(() => {});
      writeLater(transaction, insert, [2, "two"]);
    });
    await expect(work).rejects.toMatchObject({ sqlState: "23514" });
    expect(await wordsOf(organizationId)).toEqual([]);
  });

  test("that is found only after its attempt had ended well fails the transaction", async () => {
    const organizationId = newId("organization");
    const work = database.withOrganization(organizationId, async (transaction) => {
      await savepoint(transaction, async () => writeLater(transaction, insert, [1, "forbidden"]));
      await read(transaction);
    });
    await expect(work).rejects.toMatchObject({ sqlState: "23514" });
    expect(await wordsOf(organizationId)).toEqual([]);
  });

  test("of queries that travel together is told to each of them: the first its reason, the others that it came too late", async () => {
    const outcomes = await database
      .withOrganization(newId("organization"), async (transaction) => {
        const results = await Promise.allSettled([
          query(transaction, insert, [1, "one"]),
          query(transaction, insert, [1, "one again"]),
          read(transaction),
        ]);
        throw Object.assign(new Error("enough"), { results });
      })
      .catch(({ results }: { results: PromiseSettledResult<unknown>[] }) => results);
    expect(outcomes).toMatchObject([
      { status: "fulfilled", value: [] },
      { status: "rejected", reason: { sqlState: "23505" } },
      { status: "rejected", reason: { sqlState: "25P02" } },
    ]);
  });

  test("of a value that cannot be sent keeps the whole transaction from being committed", async () => {
    const organizationId = newId("organization");
    const endless: Record<string, unknown> = {};
    endless.itself = endless;
    const work = database.withOrganization(organizationId, async (transaction) => {
      writeLater(transaction, insert, [1, "one"]);
      await read(transaction);
      writeLater(transaction, insert, [2, endless]);
    });
    await expect(work).rejects.toThrow("circular");
    expect(await wordsOf(organizationId)).toEqual([]);
  });

  test("of a name that stands for two statements keeps it from being committed too", async () => {
    const organizationId = newId("organization");
    const work = database.withOrganization(organizationId, async (transaction) => {
      writeLater(transaction, insert, [1, "one"]);
      await read(transaction);
      writeLater(transaction, { ...insert, text: `${insert.text} on conflict do nothing` }, [2, "two"]);
    });
    await expect(work).rejects.toThrow("the name words.insert stands for two statements");
    expect(await wordsOf(organizationId)).toEqual([]);
  });

  test("is also that a name stands for two statements of one packet", async () => {
    const statement = (text: string) => ({ name: "words.of_two_meanings", text });
    const work = database.withPlatform((transaction) =>
      Promise.all([query(transaction, statement("select 1")), query(transaction, statement("select 2"))]),
    );
    await expect(work).rejects.toThrow("the name words.of_two_meanings stands for two statements");
  });

  test("to prepare a statement does not last", async () => {
    const single = createDatabase({ connectionString: app, poolSize: 1 });
    const statement = { name: "late.read", text: "select count(*) as count from late_words" };
    const behind = { name: "late.behind", text: "select 7 as seven" };
    const ask = () =>
      single.withPlatform((transaction) =>
        Promise.all([query(transaction, statement), query(transaction, behind)] as const),
      );
    await expect(ask()).rejects.toMatchObject({ sqlState: "42P01" });
    await asOwner(owner, (client) =>
      client.query("create table late_words (word text); grant select on late_words to eureka_app"),
    );
    await expect(ask()).resolves.toEqual([[{ count: 0 }], [{ seven: 7 }]]);
    await expect(ask()).resolves.toEqual([[{ count: 0 }], [{ seven: 7 }]]);
    await single.close();
  });

  test("of the connection comes out as such, and the next transaction has a new one", async () => {
    const single = createDatabase({ connectionString: app, poolSize: 1 });
    const organizationId = newId("organization");
    const broken = single.withOrganization(organizationId, async (transaction) => {
      const [row] = await query<{ pid: number }>(transaction, { text: "select pg_backend_pid() as pid" });
      writeLater(transaction, insert, [1, "lost"]);
      await asOwner(admin, (client) => client.query("select pg_terminate_backend($1, 5000)", [row?.pid]));
    });
    await expect(broken).rejects.toMatchObject({ code: "server.unavailable" });
    expect(await single.withOrganization(organizationId, read)).toEqual([]);
    expect(single.statistics()).toEqual({ total: 1, idle: 1, waiting: 0 });
    await single.close();
  });
});

describe("an attempt", () => {
  test("that asks nothing costs nothing and undoes what it wrote down", async () => {
    const organizationId = newId("organization");
    await database.withOrganization(organizationId, async (transaction) => {
      await savepoint(transaction, async () => undefined);
      const failed = savepoint(transaction, async () => {
        writeLater(transaction, insert, [1, "undone"]);
        throw new Error("no");
      });
      await expect(failed).rejects.toThrow("no");
      writeLater(transaction, insert, [1, "kept"]);
    });
    expect(await wordsOf(organizationId)).toEqual([{ place: 1, text: "kept" }]);
  });
});

describe("a transaction of a single statement", () => {
  const add = (text: string) => (transaction: Transaction) => query(transaction, insert, [1, text]);

  test("is committed with its answer, and cannot ask again", async () => {
    const organizationId = newId("organization");
    const work = database.withOrganization(
      organizationId,
      async (transaction) => {
        await add("once")(transaction);
        expect(await wordsOf(organizationId)).toEqual([{ place: 1, text: "once" }]);
        await expect(read(transaction)).rejects.toThrow("is over");
        expect(() => writeLater(transaction, insert, [2, "late"])).toThrow("is over");
      },
      { single: true },
    );
    await expect(work).resolves.toBeUndefined();
    expect(await wordsOf(organizationId)).toEqual([{ place: 1, text: "once" }]);
  });

  test("takes along what was written down before, or commits just that", async () => {
    const organizationId = newId("organization");
    const both = async (transaction: Transaction) => {
      writeLater(transaction, insert, [2, "two"]);
      await add("one")(transaction);
    };
    await database.withOrganization(organizationId, both, { single: true });
    const one = async (transaction: Transaction) => writeLater(transaction, insert, [3, "three"]);
    await database.withOrganization(organizationId, one, { single: true });
    expect((await wordsOf(organizationId)).map(({ place }) => place)).toEqual([1, 2, 3]);
  });

  test("that fails leaves nothing, neither of it nor on its connection", async () => {
    const single = createDatabase({ connectionString: app, poolSize: 1 });
    const organizationId = newId("organization");
    const failing = single.withOrganization(organizationId, add("forbidden"), { single: true });
    await expect(failing).rejects.toMatchObject({ sqlState: "23514" });
    await single.withOrganization(organizationId, add("fine"), { single: true });
    expect(await single.withOrganization(organizationId, read)).toEqual([{ place: 1, text: "fine" }]);
    expect(single.statistics()).toEqual({ total: 1, idle: 1, waiting: 0 });
    await single.close();
  });

  test("whose commit fails says so", async () => {
    const work = database.withOrganization(newId("organization"), (transaction) => query(transaction, echo, [9]), {
      single: true,
    });
    await expect(work).rejects.toMatchObject({ constraint: "echoes_word" });
  });
});
