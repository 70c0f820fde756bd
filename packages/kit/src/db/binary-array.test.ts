import { newUuid } from "@eureka/contracts/ids";
import { testDatabase } from "@eureka/testing/test-database";
import fc from "fast-check";
import { expect, test } from "vitest";
import { bytesArray, integerArray, query, textArray, uuidArray } from "./index.ts";

const { database } = await testDatabase();

/** What PostgreSQL makes of an array. */
const echo = async (type: string, value: Buffer) => {
  const statement = { name: `echo ${type}`, text: `select $1::${type}[] as value` };
  const [row] = await database.withPlatform((transaction) =>
    query<{ value: unknown }>(transaction, statement, [value]),
  );
  return row?.value;
};

test("whatever texts, bytes and numbers go in come back from PostgreSQL, in their order", async () => {
  const anyText = fc.string({ unit: "binary" }).filter((text) => !text.includes("\0"));
  const anyBytes = fc.uint8Array({ maxLength: 3_000 });
  const integer = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
  await fc.assert(
    fc.asyncProperty(fc.array(anyText), fc.array(anyBytes), fc.array(integer), async (texts, bytes, integers) => {
      expect(await echo("text", textArray(texts))).toEqual(texts);
      expect(await echo("bytea", bytesArray(bytes))).toEqual(bytes.map((value) => Buffer.from(value)));
      expect(await echo("integer", integerArray(integers))).toEqual(integers);
    }),
    { numRuns: 50 },
  );
});

test("UUIDs are taken with dashes and without, and nothing else is", async () => {
  const uuids = [newUuid(), newUuid(), newUuid()];
  expect(await echo("uuid", uuidArray(uuids))).toEqual(uuids);
  expect(await echo("uuid", uuidArray(uuids.map((uuid) => uuid.replaceAll("-", ""))))).toEqual(uuids);
  for (const wrong of [
    "",
    "not a uuid",
    `${uuids[0]}00`,
    String(uuids[0]).slice(0, -1),
    String(uuids[0]).replace(/^./, "x"),
  ]) {
    expect(() => uuidArray([wrong])).toThrow(RangeError);
    expect(() => uuidArray([...uuids, wrong, ...uuids])).toThrow(RangeError);
  }
});

test("a NUL is refused by PostgreSQL, and numbers that do not fit are refused here", async () => {
  await expect(echo("text", textArray(["good", "b\0d"]))).rejects.toMatchObject({ sqlState: "22021" });
  expect(() => integerArray([2 ** 31])).toThrow(RangeError);
});
