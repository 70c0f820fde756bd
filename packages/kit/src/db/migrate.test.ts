/** The migrator, on our own migrations and on small ones made for the occasion. */
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeSchema } from "@eureka/testing/describe-schema";
import { emptyDatabase } from "@eureka/testing/test-database";
import { migrationsFolder } from "@eureka/testing/test-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asOwner, migrate, rollback } from "./index.ts";

let folder = "";
const files: Record<string, string> = {
  "20260101000000_create-cats.sql": "create table cats (id int primary key);\n-- down\ndrop table cats;\n",
  "20260102000000_add-names.sql": "alter table cats add name text;\n-- down\nalter table cats drop name;\n",
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "eureka-migrations-"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
});

afterAll(() => rm(folder, { recursive: true }));

test("our migrations go up, down and up again, and end where they began", async () => {
  const { owner } = await emptyDatabase();
  const applied = await migrate(owner, migrationsFolder);
  expect(applied[0]).toBe("20261122000000_create-ground");
  const first = await describeSchema(owner);
  expect(first).toContainEqual(expect.stringContaining("current_organization"));

  await expect(rollback(owner, migrationsFolder)).resolves.toEqual(applied.toReversed());
  const left = (await describeSchema(owner)).filter((line) => !line.includes("schema_migrations"));
  expect(left).toEqual(["extension plpgsql"]);

  await expect(migrate(owner, migrationsFolder)).resolves.toEqual(applied);
  await expect(describeSchema(owner)).resolves.toEqual(first);
});

test("every single migration goes down and up again", async () => {
  const { owner } = await emptyDatabase();
  const growing = await mkdtemp(join(tmpdir(), "eureka-migrations-"));
  const describeOwn = async () => (await describeSchema(owner)).filter((line) => !line.includes("schema_migrations"));
  const names = (await readdir(migrationsFolder)).filter((name) => name.endsWith(".sql")).sort();
  let before = ["extension plpgsql"];
  for (const [index, name] of names.entries()) {
    await copyFile(join(migrationsFolder, name), join(growing, name));
    const [migration] = await migrate(owner, growing);
    const after = await describeOwn();
    const previous = names[index - 1]?.replace(/\.sql$/, "");
    await expect(rollback(owner, growing, previous)).resolves.toEqual([migration]);
    expect(await describeOwn(), `${name} down`).toEqual(before);
    await expect(migrate(owner, growing)).resolves.toEqual([migration]);
    expect(await describeOwn(), `${name} up again`).toEqual(after);
    before = after;
  }
  await rm(growing, { recursive: true });
});

describe("a small folder", () => {
  test("is applied once, however many start at the same time", async () => {
    const { owner } = await emptyDatabase();
    const results = await Promise.all([1, 2, 3, 4].map(() => migrate(owner, folder)));
    expect(results.filter((applied) => applied.length > 0)).toEqual([
      ["20260101000000_create-cats", "20260102000000_add-names"],
    ]);
  });

  test("goes back to a named migration", async () => {
    const { owner } = await emptyDatabase();
    await migrate(owner, folder);
    await expect(rollback(owner, folder, "20260101000000_create-cats")).resolves.toEqual(["20260102000000_add-names"]);
    await expect(asOwner(owner, (client) => client.query("select name from cats"))).rejects.toThrow("name");
    await expect(rollback(owner, folder, "20250101000000_unknown")).rejects.toMatchObject({
      name: "MigrationError",
      code: "failed",
    });
  });

  test("refuses an applied file that was changed, and a schema that is newer than the folder", async () => {
    const { owner } = await emptyDatabase();
    await migrate(owner, folder);
    const path = join(folder, "20260102000000_add-names.sql");
    const original = await readFile(path, "utf8");
    await writeFile(path, original.replaceAll("\n", "\r\n"));
    await expect(migrate(owner, folder)).resolves.toEqual([]); // another platform's line ends are no change
    await writeFile(path, `${original} -- a remark`);
    await expect(migrate(owner, folder)).rejects.toMatchObject({
      code: "changed",
      message: expect.stringContaining("20260102000000_add-names"),
    });
    await rm(path);
    await expect(migrate(owner, folder)).rejects.toMatchObject({ code: "newer" });
    await writeFile(path, original);
  });

  test("a migration that fails changes nothing and says where", async () => {
    const { owner } = await emptyDatabase();
    const path = join(folder, "20260103000000_break-it.sql");
    await writeFile(path, "create table dogs (id int);\nselect * from unicorns;\n-- down\n");
    const expected = {
      code: "failed",
      message: expect.stringMatching(/break-it failed .*"unicorns" does not exist \(line 2\)/),
    };
    await expect(migrate(owner, folder)).rejects.toMatchObject(expected);
    await rm(path);
    await expect(asOwner(owner, (client) => client.query("select * from dogs"))).rejects.toThrow("dogs");
    await expect(migrate(owner, folder)).resolves.toEqual([]); // those before it stay applied
  });

  test("files need a proper name and a down part", async () => {
    const { owner } = await emptyDatabase();
    for (const [name, text, complaint] of [
      ["create-dogs.sql", "-- down\n", "must be named"],
      ["20260104000000_create-dogs.sql", "create table dogs (id int);\n", 'one line "-- down"'],
    ] as const) {
      await writeFile(join(folder, name), text);
      await expect(migrate(owner, folder)).rejects.toThrow(complaint);
      await rm(join(folder, name));
    }
  });
});
