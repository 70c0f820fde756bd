import fc from "fast-check";
import { expect, test } from "vitest";
import { createMasker, dropBrokenSecret, maskedValue } from "./mask-payload.ts";
import { capturedBytes, maskPayload } from "./payload.ts";

const nothingKnown = createMasker([]);

test("values with telling names are masked in JSON at any depth, in forms, addresses and headers", () => {
  const body = JSON.stringify({
    token: "abc",
    nested: [{ client_secret: "s", apiKey: 5, kept: "yes" }],
    password: null,
    authorizations: [{ user_id: "U1" }],
    text: "hello",
  });
  expect(JSON.parse(nothingKnown.body(body, "application/json"))).toEqual({
    token: maskedValue,
    nested: [{ client_secret: maskedValue, apiKey: maskedValue, kept: "yes" }],
    password: null,
    authorizations: [{ user_id: "U1" }],
    text: "hello",
  });
  expect(nothingKnown.body("token=abc&text=a+b&key=k", "application/x-www-form-urlencoded")).toBe(
    "token=[secret]&text=a%20b&key=[secret]",
  );
  expect(nothingKnown.address("https://api.example/1/cards/5f1a?key=k1&token=t1&fields=name")).toBe(
    "https://api.example/1/cards/5f1a?key=[secret]&token=[secret]&fields=name",
  );
  const headers = { authorization: "Bearer x", cookie: "a=b", "x-signature": "v0=1", "content-type": "text/plain" };
  expect(nothingKnown.headers(headers)).toEqual({
    authorization: maskedValue,
    cookie: maskedValue,
    "x-signature": maskedValue,
    "content-type": "text/plain",
  });
});

test("addresses that only one may use lose what makes them so, ids of platforms stay", () => {
  const address = (path: string) => nothingKnown.address(`https://chat.example${path}`);
  expect(address("/commands/T024BE7LD/4711/aZ9bY8cX7dW6eV5fU4gT3hS2")).toBe(
    "https://chat.example/commands/T024BE7LD/4711/[secret]",
  );
  expect(address("/cards/5f1a2b3c4d5e6f7a8b9c0d1e/actions")).toBe(
    "https://chat.example/cards/5f1a2b3c4d5e6f7a8b9c0d1e/actions",
  );
  expect(address("/channels/1098765432109876543/messages")).toContain("1098765432109876543");
  const inBody = nothingKnown.body(JSON.stringify({ url: "https://x.example/y?token=abc" }), "application/json");
  expect(JSON.parse(inBody)).toEqual({ url: "https://x.example/y?token=[secret]" });
});

test("addresses within talk lose their credentials, and all other talk stays letter by letter", () => {
  const masked = (text: string) => JSON.parse(nothingKnown.body(JSON.stringify({ text }), "application/json")).text;
  for (const talk of [
    "https://shop.example is down",
    "see <https://shop.example/a b?x=1#top|the shop> and {this",
    "100 % of https://x.example/%C3%BC?q=a+b#c, really",
    "https://SHOP.example:443",
  ])
    expect(masked(talk)).toBe(talk);
  expect(masked("open https://x.example/y?token=abc&b=1#access_token=def now")).toBe(
    "open https://x.example/y?token=[secret]&b=1#access_token=[secret] now",
  );
  expect(masked("https://ann:pa55word@x.example/")).toBe("https://x.example/");
});

test("JSON inside a field of a form is masked too", () => {
  const payload = encodeURIComponent(JSON.stringify({ token: "abc", user: { id: "U1" } }));
  const masked = new URLSearchParams(nothingKnown.body(`payload=${payload}`, "application/x-www-form-urlencoded"));
  expect(JSON.parse(masked.get("payload") ?? "")).toEqual({ token: maskedValue, user: { id: "U1" } });
});

test("JSON whose end is missing is masked as text", () => {
  const cut = '{"ok":true,"access_token":"abc\\"def","n":1,"refresh_token":"begins he';
  expect(nothingKnown.body(cut, "application/json")).toBe(
    '{"ok":true,"access_token":"[secret]","n":1,"refresh_token":"[secret]"',
  );
});

/** No part of the mask itself, which stands wherever something was masked. */
const secretValue = fc
  .oneof(
    fc.string({ minLength: 6, maxLength: 60 }),
    fc.string({ unit: "grapheme", minLength: 6, maxLength: 40 }),
    fc.stringMatching(/^[A-Za-z0-9+/=_.~-]{8,80}$/),
    fc.constantFrom('quo"ted\\secret', "a b&c=d%25", "ümläut🎉secret", '{"a":1234}', "https://in.example/?x=1"),
  )
  .filter((value) => value.trim().length >= 6 && !/^[\s\d,.:[\]{}"]*$/.test(value) && !maskedValue.includes(value))
  .map((value) => value.toWellFormed());

/** How JSON may write a value within other text. */
const escaped = (secret: string) => JSON.stringify(secret).slice(1, -1);

test("whatever a secret is and wherever it stands, it is in nothing that is kept", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(secretValue, { minLength: 1, maxLength: 4 }),
      fc.string({ maxLength: 30 }),
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom("application/json", "application/x-www-form-urlencoded", "text/plain"),
      fc.nat(3),
      (secrets, around, more, contentType, pick) => {
        const secret = secrets[pick % secrets.length] as string;
        const masker = createMasker(secrets);
        const value = `${around}${secret}${around}`;
        const json = JSON.stringify({
          said: value,
          deep: [{ [value]: [secret, more] }],
          inner: JSON.stringify({ a: value }),
        });
        const bodies = [json, json.slice(0, -3), new URLSearchParams({ a: value, json }).toString(), value];
        for (const body of bodies) {
          const masked = masker.body(body, contentType);
          expect(masked).not.toContain(secret);
          expect(masked).not.toContain(escaped(secret));
          expect(new URLSearchParams(`x=${masked.replaceAll("&", "%26")}`).get("x")).not.toContain(secret);
        }
        const address = `https://api.example/${encodeURIComponent(value)}/x?${new URLSearchParams({ q: value })}`;
        expect(masker.address(address)).not.toContain(secret);
        expect(JSON.stringify(masker.headers({ "x-said": value }))).not.toContain(escaped(secret));
        expect(masker.text(value)).not.toContain(secret);
      },
    ),
    { numRuns: 500 },
  );
});

test("a secret that stands where a body was cut leaves no part of itself", () => {
  const secret = "a-secret-of-thirty-characters!";
  for (let shift = 1; shift < secret.length; shift++) {
    const start = `${"x".repeat(capturedBytes - shift)}${secret}`.slice(0, capturedBytes);
    const payload = maskPayload(
      { headers: {}, body: { start: Buffer.from(start), bytes: capturedBytes * 2, contentType: "text/plain" } },
      createMasker([secret]),
      [secret],
      capturedBytes,
    );
    expect(payload.isCut).toBe(true);
    expect(payload.body).not.toContain(secret.slice(0, 4));
  }
  expect(dropBrokenSecret("nothing of it", [secret])).toBe("nothing of it");
});

test("huge and hostile text is masked in no time, and what is kept is short", () => {
  for (const hostile of [
    '"'.repeat(30_000),
    "[".repeat(30_000),
    "a=".repeat(15_000),
    '{"token":"'.repeat(3_000),
    "\\".repeat(30_000),
  ]) {
    const began = performance.now();
    const payload = maskPayload(
      { headers: {}, body: { start: Buffer.from(hostile), bytes: hostile.length, contentType: "application/json" } },
      createMasker(["some secret"]),
      ["some secret"],
    );
    expect(payload.body?.length).toBeLessThanOrEqual(16_384);
    // Seconds would be the mark of a pattern that runs wild; a loaded machine takes some milliseconds more.
    expect(performance.now() - began).toBeLessThan(5_000);
  }
});

test("what the database cannot hold is replaced, and files are only counted", () => {
  const bytes = new Uint8Array([0x61, 0x00, 0xff, 0xed, 0xa0, 0x80]);
  const kept = (contentType: string, start: Uint8Array | null) =>
    maskPayload({ headers: {}, body: { start, bytes: 6, contentType } }, nothingKnown, []).body;
  expect(kept("text/plain", bytes)).not.toContain("\0");
  expect(kept("image/png", null)).toBeNull();
});
