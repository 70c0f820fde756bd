import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { expect, test } from "vitest";
import { limitBytes, measureBytes } from "./index.ts";

test("an upload that is too large is refused while it is still being sent", async () => {
  let sent = 0;
  const endless = Readable.from(
    (function* () {
      for (;;) {
        sent += 1_000;
        yield Buffer.alloc(1_000);
      }
    })(),
  );
  const limit = limitBytes(10_000);
  const upload = pipeline(endless, limit, async (source) => {
    for await (const _chunk of source);
  });
  await expect(upload).rejects.toMatchObject({ code: "request.too_large", parameters: { limit: 10_000 } });
  expect(sent).toBeLessThan(100_000);
});

test("exactly the limit passes", async () => {
  const limit = limitBytes(6);
  const [bytes] = await Promise.all([
    buffer(limit),
    pipeline(Readable.from([Buffer.from("abc"), Buffer.from("def")]), limit),
  ]);
  expect(bytes.toString()).toBe("abcdef");
});

test("measuring tells size and hash when everything went through, not before", async () => {
  const measuring = measureBytes();
  expect(() => measuring.measurement()).toThrow("has not ended");
  const [bytes] = await Promise.all([
    buffer(measuring),
    pipeline(Readable.from([Buffer.from("a"), Buffer.from("bc")]), measuring),
  ]);
  expect(bytes.toString()).toBe("abc");
  expect(measuring.measurement()).toEqual({
    size: 3,
    sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  });
});
