import { expect, test } from "vitest";
import { applyFormat } from "./markdown-format.ts";

test("bold is put around what is selected, and taken away again", () => {
  const bold = applyFormat({ text: "make it so", start: 5, end: 7 }, "bold");
  expect(bold).toEqual({ text: "make **it** so", start: 7, end: 9 });
  expect(applyFormat(bold, "bold")).toEqual({ text: "make it so", start: 5, end: 7 });
});

test("nothing selected leaves the cursor between the marks", () => {
  expect(applyFormat({ text: "", start: 0, end: 0 }, "code")).toEqual({ text: "``", start: 1, end: 1 });
});

test("every line that the selection touches becomes a point of the list, and back", () => {
  const list = applyFormat({ text: "one\ntwo\nthree", start: 1, end: 5 }, "list");
  expect(list.text).toBe("- one\n- two\nthree");
  expect(applyFormat(list, "list").text).toBe("one\ntwo\nthree");
});

test("a link selects what is still missing: the address of words, the words of an address", () => {
  const words = applyFormat({ text: "see docs", start: 4, end: 8 }, "link");
  expect(words.text).toBe("see [docs](https://)");
  expect(words.text.slice(words.start, words.end)).toBe("https://");
  const address = applyFormat({ text: "https://example.org/a", start: 0, end: 21 }, "link");
  expect(address).toEqual({ text: "[](https://example.org/a)", start: 1, end: 1 });
});
