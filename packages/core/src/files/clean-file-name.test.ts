import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanFileName } from "./clean-file-name.ts";
import { cleanMediaType } from "./clean-media-type.ts";

test.each([
  ["report.pdf", "report.pdf"],
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\ann\\plan.docx", "plan.docx"],
  ["..", "file"],
  ["a/b/", "file"],
  ["   ", "file"],
  ["\u0000\u0007", "file"],
  ["invoice\u202Efdp.exe", "invoicefdp.exe"],
  ["line\nbreak.txt", "linebreak.txt"],
  ["what: why?.txt", "what_ why_.txt"],
  ["CON.txt", "_CON.txt"],
  ["console.log", "console.log"],
  [".env", ".env"],
  ["trailing. . .", "trailing"],
  ["Übersicht – Größe.png", "Übersicht – Größe.png"],
  ["e\u0301t\u0065\u0301.txt", "été.txt"],
  ["🎉 party.png", "🎉 party.png"],
  ["half \ud83c.png", "half \ufffd.png"],
])("%j becomes %j", (given, expected) => {
  expect(cleanFileName(given)).toBe(expected);
});

test("a long name keeps its extension and is never cut inside a character", () => {
  const name = cleanFileName(`${"🎉".repeat(500)}.tar.gz`);
  expect(name.length).toBeLessThanOrEqual(200);
  expect(name).toMatch(/^🎉+\.gz$/u);
});

test("whatever comes in, what goes out can be saved anywhere and is the same when cleaned again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (given) => {
      const name = cleanFileName(given);
      expect(name.length).toBeGreaterThan(0);
      expect(name.length).toBeLessThanOrEqual(200);
      expect(name).not.toMatch(/[/\\<>:"|?*\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      expect(name.isWellFormed()).toBe(true);
      expect(cleanFileName(name)).toBe(name);
    }),
  );
});

test("a media type is kept without parameters, and anything else is just bytes", () => {
  expect(cleanMediaType("Text/HTML; charset=utf-8")).toBe("text/html");
  expect(cleanMediaType("image/svg+xml")).toBe("image/svg+xml");
  for (const odd of [undefined, "", "html", "text/", "text/html\r\nX: y", "a b/c"]) {
    expect(cleanMediaType(odd)).toBe("application/octet-stream");
  }
});
