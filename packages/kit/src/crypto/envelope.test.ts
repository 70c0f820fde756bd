import { generateKeySync } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { DecryptionError, decryptBytes, decryptText, encryptBytes, encryptText, type ValuePlace } from "./index.ts";

const dataKey = generateKeySync("aes", { length: 256 });
const place: ValuePlace = { organizationId: "org_1", table: "connections", column: "token", rowId: "con_1" };

test("what is encrypted for a place is read back there, whatever it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(decryptText(dataKey, encryptText(dataKey, text, place), place)).toBe(text);
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
      expect(decryptBytes(dataKey, encryptBytes(dataKey, bytes, place), place)).toEqual(Buffer.from(bytes));
    }),
  );
});

test("the same text never looks the same twice, and the text is not in it", () => {
  const first = encryptText(dataKey, "xoxb-token", place);
  expect(encryptText(dataKey, "xoxb-token", place)).not.toBe(first);
  expect(Buffer.from(first, "base64url").includes("xoxb-token")).toBe(false);
});

test("a value moved to any other place does not open", () => {
  const parts = fc.record({ organizationId: fc.string(), table: fc.string(), column: fc.string(), rowId: fc.string() });
  fc.assert(
    fc.property(parts, parts, (from, to) => {
      fc.pre(JSON.stringify(Object.values(from)) !== JSON.stringify(Object.values(to)));
      expect(() => decryptText(dataKey, encryptText(dataKey, "value", from), to)).toThrow(DecryptionError);
    }),
  );
  // Parts that only look alike when they are glued together.
  const encrypted = encryptText(dataKey, "value", { ...place, table: "ab", column: "c" });
  expect(() => decryptText(dataKey, encrypted, { ...place, table: "a", column: "bc" })).toThrow(DecryptionError);
});

test("any flipped bit, any cut and another key are noticed", () => {
  const encrypted = encryptBytes(dataKey, Buffer.from("value"), place);
  for (let bit = 0; bit < encrypted.length * 8; bit++) {
    const changed = Buffer.from(encrypted);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(() => decryptBytes(dataKey, changed, place)).toThrow(DecryptionError);
  }
  for (let length = 0; length < encrypted.length; length++) {
    expect(() => decryptBytes(dataKey, encrypted.subarray(0, length), place)).toThrow(DecryptionError);
  }
  expect(() => decryptBytes(generateKeySync("aes", { length: 256 }), encrypted, place)).toThrow(DecryptionError);
});

test("the error names the place and not the value", () => {
  expect(() => decryptText(dataKey, "AAAA", place)).toThrow(/^connections.token of con_1 cannot be decrypted/);
});
