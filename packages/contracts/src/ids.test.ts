import fc from "fast-check";
import { expect, test } from "vitest";
import { fromUuid, idSchema, newId, newUuid, toUuid } from "./ids.ts";

test("ids of one moment sort as they were made, even when a later moment came in between", () => {
  const moments = fc.array(fc.integer({ min: 1, max: 2 ** 48 - 1 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(moments, fc.array(fc.nat(4), { maxLength: 50 }), (times, choices) => {
      const latest = Math.max(...times);
      newUuid(latest); // the highest moment begins before the others are counted
      const made = choices.map((choice) => times[choice % times.length] as number).map((now) => newUuid(now));
      const byTime = Object.groupBy(made, (uuid) => uuid.slice(0, 13));
      for (const uuids of Object.values(byTime)) expect(uuids).toEqual([...(uuids ?? [])].sort());
    }),
  );
});

test("ids of one moment share nothing but the moment and where they are in it", () => {
  const uuids = Array.from({ length: 1_000 }, () => newUuid(5_000));
  expect(new Set(uuids.map((uuid) => uuid.slice(24))).size).toBe(1_000);
  expect(uuids.every((uuid) => /^00000000-1388-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(uuid))).toBe(true);
});

test("an id is the same as a text and as a UUID", () => {
  const id = newId("work_item", Date.now());
  expect(fromUuid("work_item", toUuid(id))).toBe(id);
  expect(idSchema("work_item").safeParse(id).success).toBe(true);
  expect(idSchema("board").safeParse(id).success).toBe(false);
});
