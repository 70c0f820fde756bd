import { generateKeySync } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { DecryptionError } from "../crypto/index.ts";
import { decryptFrames, encryptedSize, encryptFrames } from "./index.ts";

const dataKey = generateKeySync("aes", { length: 256 });
const place = "org_1/fil_1";
const frame = 65_536;
const sealedFrame = frame + 16;
const header = 33;

async function run(bytes: Uint8Array, stream: ReturnType<typeof encryptFrames>, pieceSize = 50_000): Promise<Buffer> {
  const pieces = function* () {
    for (let start = 0; start < bytes.length; start += pieceSize) yield bytes.subarray(start, start + pieceSize);
  };
  const [result] = await Promise.all([buffer(stream), pipeline(Readable.from(pieces()), stream)]);
  return result;
}

const encrypt = (bytes: Uint8Array, pieceSize?: number) => run(bytes, encryptFrames(dataKey, place), pieceSize);
const decrypt = (bytes: Uint8Array, pieceSize?: number) => run(bytes, decryptFrames(dataKey, place), pieceSize);

function makePlain(size: number): Buffer {
  const plain = Buffer.alloc(size);
  for (let index = 0; index < size; index++) plain[index] = (index * 31) ^ (index >> 8);
  return plain;
}

test.each([0, 1, frame - 1, frame, frame + 1, 2 * frame, 3 * frame + 5])(
  "a file of %i bytes comes back whole",
  async (size) => {
    const plain = makePlain(size);
    const encrypted = await encrypt(plain);
    expect(encrypted.length).toBe(encryptedSize(size));
    expect((await decrypt(encrypted)).equals(plain)).toBe(true);
  },
);

test("the sizes in which pieces arrive change nothing", async () => {
  const plain = makePlain(2 * frame + 100);
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 500, max: 200_000 }),
      fc.integer({ min: 500, max: 200_000 }),
      async (writing, reading) => {
        expect((await decrypt(await encrypt(plain, writing), reading)).equals(plain)).toBe(true);
      },
    ),
    { numRuns: 20 },
  );
});

test("two encryptions of one file share nothing, and the plain text is not in them", async () => {
  const plain = Buffer.alloc(1_000, "needle");
  const [first, second] = [await encrypt(plain), await encrypt(plain)];
  expect(first.includes("needle")).toBe(false);
  expect(first.subarray(1).equals(second.subarray(1))).toBe(false);
});

test("a flipped bit anywhere is noticed", async () => {
  const encrypted = await encrypt(makePlain(frame + 200));
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: encrypted.length * 8 - 1 }), async (bit) => {
      const changed = Buffer.from(encrypted);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await expect(decrypt(changed)).rejects.toThrow(DecryptionError);
    }),
  );
});

test("a file cut off anywhere is noticed, between two frames as well", async () => {
  const encrypted = await encrypt(makePlain(2 * frame + 200));
  const cuts = [
    0,
    1,
    header - 1,
    header,
    header + 1,
    header + 15,
    header + sealedFrame,
    header + 2 * sealedFrame,
    encrypted.length - 1,
  ];
  for (const cut of cuts) await expect(decrypt(encrypted.subarray(0, cut))).rejects.toThrow(DecryptionError);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: encrypted.length - 1 }), async (cut) => {
      await expect(decrypt(encrypted.subarray(0, cut))).rejects.toThrow(DecryptionError);
    }),
  );
});

test("frames that were swapped, repeated, dropped, appended or taken from another file are noticed", async () => {
  const encrypted = await encrypt(makePlain(4 * frame));
  const other = await encrypt(makePlain(4 * frame));
  const head = encrypted.subarray(0, header);
  const frames = [0, 1, 2, 3].map((index) =>
    encrypted.subarray(header + index * sealedFrame, header + (index + 1) * sealedFrame),
  );
  const [a, b, c, d] = frames as [Buffer, Buffer, Buffer, Buffer];
  const foreign = other.subarray(header + sealedFrame, header + 2 * sealedFrame);

  expect((await decrypt(Buffer.concat([head, a, b, c, d]))).length).toBe(4 * frame);
  for (const forged of [
    [b, a, c, d],
    [a, a, b, c, d],
    [a, c, d],
    [a, b, c],
    [a, b, d, c],
    [a, b, c, d, d],
    [a, b, c, d, Buffer.alloc(1)],
    [a, foreign, c, d],
    [],
  ]) {
    await expect(decrypt(Buffer.concat([head, ...forged]))).rejects.toThrow(DecryptionError);
  }
});

test("another place and another key do not open the file", async () => {
  const encrypted = await encrypt(makePlain(10));
  await expect(run(encrypted, decryptFrames(dataKey, "org_2/fil_1"))).rejects.toThrow(DecryptionError);
  await expect(run(encrypted, decryptFrames(generateKeySync("aes", { length: 256 }), place))).rejects.toThrow(
    DecryptionError,
  );
});
