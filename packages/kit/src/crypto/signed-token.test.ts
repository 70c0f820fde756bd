import { generateKeySync } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createTestClock } from "../clock/index.ts";
import { deriveKey, signToken, verifyToken } from "./index.ts";

const root = generateKeySync("hmac", { length: 256 });
const key = deriveKey(root, "tokens");

test("a token brings its value back for its purpose and key only", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (payload) => {
      const token = signToken(payload, key, { purpose: "cursor" });
      expect(token).toMatch(/^[\w-]+\.[\w-]{43}$/);
      expect(verifyToken(token, key, { purpose: "cursor" })).toEqual(JSON.parse(JSON.stringify(payload)));
      expect(verifyToken(token, key, { purpose: "file.download" })).toBeUndefined();
      expect(verifyToken(token, deriveKey(root, "others"), { purpose: "cursor" })).toBeUndefined();
    }),
  );
});

test("a token is void from the second that it ends", () => {
  const clock = createTestClock();
  const token = signToken({ file: "fil_1" }, key, { purpose: "file.download", expiresIn: 60, clock });
  clock.advance(59_000);
  expect(verifyToken(token, key, { purpose: "file.download", clock })).toEqual({ file: "fil_1" });
  clock.advance(1_000);
  expect(verifyToken(token, key, { purpose: "file.download", clock })).toBeUndefined();
});

test("no changed, cut or extended token is accepted", () => {
  const token = signToken({ after: "wit_1" }, key, { purpose: "cursor" });
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=";
  for (let index = 0; index < token.length; index++) {
    for (const character of alphabet) {
      if (character === token[index]) continue;
      expect(
        verifyToken(token.slice(0, index) + character + token.slice(index + 1), key, { purpose: "cursor" }),
      ).toBeUndefined();
    }
    expect(verifyToken(token.slice(0, index), key, { purpose: "cursor" })).toBeUndefined();
  }
  for (const other of ["", ".", "..", `${token}.`, `${token}A`, `${token}=`, "é.é"]) {
    expect(verifyToken(other, key, { purpose: "cursor" })).toBeUndefined();
  }
});
