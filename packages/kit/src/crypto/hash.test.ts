import fc from "fast-check";
import { expect, test } from "vitest";
import { checksum, encodeBase32, equalsInConstantTime, randomToken, sha256, sha256Hex } from "./index.ts";

test("SHA-256 of text and of bytes agree with the published value", () => {
  const digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  expect(sha256Hex("abc")).toBe(digest);
  expect(sha256(Buffer.from("abc")).toString("hex")).toBe(digest);
});

test("comparing in constant time is still comparing, whatever the lengths", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (left, right) => equalsInConstantTime(left, right) === (left === right)),
  );
  fc.assert(fc.property(fc.string(), (text) => equalsInConstantTime(text, text)));
});

test("a random token is letters and digits only and never the same twice", () => {
  const tokens = new Set(Array.from({ length: 1_000 }, () => randomToken(16)));
  expect(tokens.size).toBe(1_000);
  for (const token of tokens) expect(token).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
  expect(randomToken()).toHaveLength(52);
});

test("base32 writes different bytes differently and keeps their order", () => {
  expect(encodeBase32(Buffer.from([]))).toBe("");
  expect(encodeBase32(Buffer.from([0xff]))).toBe("zw");
  const bytes = fc.uint8Array({ minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(bytes, bytes, (left, right) => {
      const order = Math.sign(Buffer.compare(left, right));
      const [leftText, rightText] = [encodeBase32(left), encodeBase32(right)];
      expect(leftText === rightText ? 0 : leftText < rightText ? -1 : 1).toBe(order);
    }),
  );
});

test("the checksum notices every single mistyped character", () => {
  const key = "eur_live_01k8z7v3q8e9_4tq2c8";
  expect(checksum(key)).toMatch(/^[0-9a-hjkmnp-tv-z]{7}$/);
  for (let index = 0; index < key.length; index++) {
    const mistyped = `${key.slice(0, index)}${key[index] === "x" ? "y" : "x"}${key.slice(index + 1)}`;
    expect(checksum(mistyped)).not.toBe(checksum(key));
  }
});
