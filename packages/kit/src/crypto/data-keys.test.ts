import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createTestClock } from "../clock/index.ts";
import { createMemoryKeyProvider, DataKeys, DecryptionError, Secret, type WrappedKeyStore } from "./index.ts";

const newMasterKey = () => new Secret(randomBytes(32).toString("base64"));

/** The table of wrapped keys, with the rule that the first insert wins. */
function createStore() {
  const rows = new Map<string, string>();
  const store: WrappedKeyStore = {
    load: async (owner) => rows.get(owner),
    async insert(owner, wrapped) {
      if (!rows.has(owner)) rows.set(owner, wrapped);
      return rows.get(owner) as string;
    },
  };
  return { rows, store };
}

test("two processes that need an organization's first key at once end up with the same one", async () => {
  const { rows, store } = createStore();
  const provider = createMemoryKeyProvider(newMasterKey());
  const [left, right] = [new DataKeys({ provider, store }), new DataKeys({ provider, store })];
  expect(await left.find("org_1")).toBeUndefined();

  const keys = await Promise.all([left.obtain("org_1"), right.obtain("org_1"), left.obtain("org_1")]);
  const again = await right.obtain("org_1");
  for (const key of keys) expect(key.equals(again)).toBe(true);
  expect((await left.find("org_1"))?.equals(again)).toBe(true);
  expect(rows.size).toBe(1);
  expect((await left.obtain("org_2")).equals(again)).toBe(false);
});

test("an owner whose key was destroyed has none any more once it is forgotten or its time in memory is over", async () => {
  const { rows, store } = createStore();
  const clock = createTestClock();
  const keys = new DataKeys({ provider: createMemoryKeyProvider(newMasterKey()), store, ttlMs: 5_000, clock });
  await keys.obtain("org_1/subject_1");
  expect(await keys.find("org_1/subject_1")).toBeDefined();
  rows.clear();
  keys.forget("org_1/subject_1");
  expect(await keys.find("org_1/subject_1")).toBeUndefined();

  await keys.obtain("org_1/subject_2");
  await keys.find("org_1/subject_2");
  rows.clear();
  clock.advance(5_000);
  expect(await keys.find("org_1/subject_2")).toBeUndefined();
});

test("after a rotation of the master key old wraps open, are known as outdated, and new wraps use the new key", async () => {
  const [old, current] = [newMasterKey(), newMasterKey()];
  const before = createMemoryKeyProvider(old);
  const dataKey = randomBytes(32);
  const wrapped = await before.wrap(dataKey, "org_1");
  expect(before.isOutdated(wrapped)).toBe(false);

  const after = createMemoryKeyProvider(current, [old]);
  expect(await after.unwrap(wrapped, "org_1")).toEqual(dataKey);
  expect(after.isOutdated(wrapped)).toBe(true);
  const rewrapped = await after.wrap(dataKey, "org_1");
  expect(after.isOutdated(rewrapped)).toBe(false);
  expect(await createMemoryKeyProvider(current).unwrap(rewrapped, "org_1")).toEqual(dataKey);
  await expect(createMemoryKeyProvider(current).unwrap(wrapped, "org_1")).rejects.toThrow(DecryptionError);
});

test("a wrapped key belongs to its owner and to its master key's name", async () => {
  const [first, second] = [newMasterKey(), newMasterKey()];
  const provider = createMemoryKeyProvider(first, [second]);
  const wrapped = await provider.wrap(randomBytes(32), "org_1");
  await expect(provider.unwrap(wrapped, "org_2")).rejects.toThrow(DecryptionError);
  const renamed = wrapped.replace(provider.currentKeyId, createMemoryKeyProvider(second).currentKeyId);
  await expect(provider.unwrap(renamed, "org_1")).rejects.toThrow(DecryptionError);
  for (const broken of ["", "k1", "k2.x.y", `${wrapped.slice(0, -2)}`]) {
    await expect(provider.unwrap(broken, "org_1")).rejects.toThrow(DecryptionError);
  }
  await expect(provider.wrap(randomBytes(16), "org_1")).rejects.toThrow("a data key has 32 bytes");
});

test("a master key is 32 bytes in base64, base64url or hexadecimal; anything else is refused without being repeated", () => {
  const bytes = randomBytes(32);
  const ids = (["base64", "base64url", "hex"] as const).map(
    (form) => createMemoryKeyProvider(new Secret(bytes.toString(form))).currentKeyId,
  );
  expect(new Set(ids).size).toBe(1);
  for (const wrong of [
    "",
    "short",
    bytes.subarray(1).toString("hex"),
    `${bytes.toString("base64")}x`,
    " ".repeat(44),
  ]) {
    let message = "";
    try {
      createMemoryKeyProvider(new Secret(wrong));
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain("32 random bytes");
    if (wrong.length > 10) expect(message).not.toContain(wrong);
  }
});
