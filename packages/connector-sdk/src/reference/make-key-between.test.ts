import fc from "fast-check";
import { expect, it } from "vitest";
import { makeKeyBetween } from "./make-key-between.ts";

it("always finds a key between two neighbours, wherever the next one is put", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 200 }), (places) => {
      const keys: string[] = [];
      for (const place of places) {
        const index = place % (keys.length + 1);
        keys.splice(index, 0, makeKeyBetween(keys[index - 1] ?? "", keys[index] ?? null));
      }
      expect(keys).toEqual([...new Set(keys)].sort());
    }),
  );
});
