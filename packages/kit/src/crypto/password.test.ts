import { hash } from "@node-rs/argon2";
import { expect, test } from "vitest";
import { hashPassword, needsRehash, passwordParameters, verifyPassword } from "./index.ts";

test("a password opens its own hash and no other does", async () => {
  const stored = await hashPassword("correct horse battery staple");
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword("correct horse battery staple", stored)).toBe(true);
  expect(await verifyPassword("correct horse battery stapler", stored)).toBe(false);
  expect(await hashPassword("correct horse battery staple")).not.toBe(stored);
});

test("the same password typed with composed or decomposed characters is the same password", async () => {
  const stored = await hashPassword("Zo\u00eb\u2019s pa\u00dfwort");
  expect(await verifyPassword("Zoe\u0308\u2019s pa\u00dfwort", stored)).toBe(true);
});

test("without a user, without a password and with a broken hash the answer is no, after the same work", async () => {
  expect(await verifyPassword("anything", undefined)).toBe(false);
  expect(await verifyPassword("anything", "")).toBe(false);
  expect(await verifyPassword("", "!disabled")).toBe(false);
});

test("a hash made with weaker parameters still opens and asks to be made anew", async () => {
  const weak = await hash("password", { ...passwordParameters, memoryCost: 8_192 });
  expect(await verifyPassword("password", weak)).toBe(true);
  expect(needsRehash(weak)).toBe(true);
  expect(needsRehash(await hashPassword("password"))).toBe(false);
});

test("hashing leaves the event loop free", async () => {
  let ticks = 0;
  const hashing = hashPassword("password").then(() => ticks);
  const count = () => {
    ticks += 1;
    timer = setImmediate(count);
  };
  let timer = setImmediate(count);
  expect(await hashing).toBeGreaterThan(10);
  clearImmediate(timer);
});
