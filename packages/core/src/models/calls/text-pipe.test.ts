import fc from "fast-check";
import { expect, test } from "vitest";
import { createTextPipe } from "./text-pipe.ts";

test("text that is cut anywhere comes out whole, and no piece splits a character", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme" }), fc.array(fc.nat(20)), async (text, cuts) => {
      const pipe = createTextPipe();
      let rest = text;
      for (const cut of cuts) {
        pipe.write(rest.slice(0, cut));
        rest = rest.slice(cut);
      }
      pipe.write(rest);
      pipe.end();
      const pieces: string[] = [];
      for await (const piece of pipe.text) pieces.push(piece);
      expect(pieces.join("")).toBe(text);
      for (const piece of pieces) expect(piece.isWellFormed()).toBe(true);
    }),
  );
});

test("half a character at the very end is left out", async () => {
  const pipe = createTextPipe();
  pipe.write("ok\ud83d");
  pipe.end();
  const pieces: string[] = [];
  for await (const piece of pipe.text) pieces.push(piece);
  expect(pieces).toEqual(["ok"]);
});

test("a reader who comes late misses nothing; one who leaves early is noticed", async () => {
  const pipe = createTextPipe();
  expect(pipe.isEmpty()).toBe(true);
  pipe.write("one");
  expect(pipe.isEmpty()).toBe(false);
  for await (const piece of pipe.text) {
    expect(piece).toBe("one");
    break;
  }
  expect(pipe.readerLeft.aborted).toBe(true);
});
