import fc from "fast-check";
import { expect, it } from "vitest";
import { cleanLine, cleanText } from "./clean-text.ts";
import { jsonText } from "./json-text.ts";

it.each([
  ["colours", "\u001b[31mred\u001b[0m", "red"],
  ["a cleared screen", "a\u001b[2J\u001b[Hb", "ab"],
  ["a window title", "a\u001b]0;evil\u0007b", "ab"],
  ["a link", "\u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\", "click"],
  ["eight-bit sequences", "a\u009b31mb\u009d0;x\u009cc", "abc"],
  ["a sequence that breaks off", "a\u001b[31", "a"],
  ["a bell, a backspace and a NUL", "a\u0007\b\u0000b", "ab"],
  ["a carriage return that hides text", "real\rfake", "realfake"],
  ["text turned around", "photo\u202egnp.exe", "photognp.exe"],
  ["other languages and emoji", "Grüße 你好 👩‍💻", "Grüße 你好 👩‍💻"],
])("takes out %s", (_name, text, cleaned) => {
  expect(cleanText(text)).toBe(cleaned);
});

it("keeps the lines of a text, and makes one line of it where one is wanted", () => {
  expect(cleanText("a\r\n\tb\n")).toBe("a\n\tb\n");
  expect(cleanLine("a\r\n\tb\u2028c ")).toBe("a b c");
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: the expression exists to find them
const dangerous = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

it("leaves nothing that a terminal obeys, in whatever it is given", () => {
  const anyText = fc
    .array(fc.integer({ min: 0, max: 0x2fff }), { maxLength: 20 })
    .map((codes) => String.fromCodePoint(...codes));
  const hostile = fc.array(
    fc.oneof(fc.constantFrom("\u001b", "[", "]", "0;", "\u0007", "\u009b", "\\", "P", "m", "\r"), anyText),
  );
  fc.assert(
    fc.property(hostile, (parts) => {
      const text = parts.join("");
      expect(cleanText(text)).not.toMatch(dangerous);
      expect(jsonText(text)).not.toMatch(dangerous);
      expect(JSON.parse(jsonText({ text }))).toEqual({ text });
    }),
  );
});
