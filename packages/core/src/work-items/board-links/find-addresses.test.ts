import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findAddresses } from "./find-addresses.ts";

describe("addresses in a text", () => {
  it.each([
    ["See https://github.com/acme/web/issues/7.", ["https://github.com/acme/web/issues/7"]],
    ["[the card](https://trello.com/c/hUN7RbGc)", ["https://trello.com/c/hUN7RbGc"]],
    ["<https://trello.com/c/a>, **https://trello.com/c/b**", ["https://trello.com/c/a", "https://trello.com/c/b"]],
    ["https://en.wikipedia.org/wiki/Mercury_(planet)", ["https://en.wikipedia.org/wiki/Mercury_(planet)"]],
    ["https://a.example/1#comment-2", ["https://a.example/1#comment-2", "https://a.example/1"]],
    ["twice https://a.example https://a.example", ["https://a.example"]],
    ["javascript:alert(1) ftp://a.example nothing", []],
  ])("%j", (text, found) => expect(findAddresses(text)).toEqual(found));

  it("are found wherever white space ends them, and never more than a hundred", () => {
    fc.assert(
      fc.property(fc.array(fc.webUrl(), { maxLength: 150 }), (urls) => {
        const found = findAddresses(urls.join("\n"));
        expect(found.length).toBeLessThanOrEqual(100);
        for (const address of found) expect(urls.some((url) => url.startsWith(address))).toBe(true);
      }),
    );
  });

  it("take no longer in a text made to be slow", () => {
    expect(findAddresses(`https://a.example/${")".repeat(1_900)}`)).toEqual(["https://a.example/"]);
    expect(findAddresses(`https://a.example/${")".repeat(90_000)} https://b.example`)).toEqual(["https://b.example"]);
    expect(findAddresses("https://a.example/.".repeat(5_000))).toEqual([]);
  });
});
