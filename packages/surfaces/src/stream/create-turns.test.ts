import fc from "fast-check";
import { expect, test } from "vitest";
import { createTurns } from "./create-turns.ts";

test("everybody gets a turn, in the order of asking, and other work runs in between", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 7 }), fc.array(fc.nat(20), { maxLength: 6 }), async (places, crowds) => {
      const turns = createTurns(places);
      const gone: number[] = [];
      let asked = 0;
      let most = 0;
      const everybody: Promise<void>[] = [];
      for (const crowd of crowds) {
        for (let count = 0; count < crowd; count++) {
          const number = asked++;
          everybody.push(turns.next().then(() => void gone.push(number)));
        }
        const before = gone.length;
        await new Promise((resolve) => setImmediate(resolve));
        most = Math.max(most, gone.length - before);
      }
      await Promise.all(everybody);
      expect(gone).toEqual(Array.from({ length: asked }, (_, number) => number));
      expect(most).toBeLessThanOrEqual(places);
    }),
  );
});
