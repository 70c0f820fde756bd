import { expect, it } from "vitest";
import { escapeMarkdown, escapeWithin, silenceMentions } from "./escape-markdown.ts";

it("takes the power from mentions, links, images, HTML and headings", () => {
  expect(escapeMarkdown("<@U1> [bank](http://evil) ![x](y) <b> # @everyone")).toBe(
    "\\<\\@U1\\> \\[bank\\]\\(http://evil\\) \\!\\[x\\]\\(y\\) \\<b\\> \\# \\@everyone",
  );
  expect(escapeMarkdown("- one\n+ two\n1. three")).toBe("\\- one\n\\+ two\n1\\. three");
});

it("leaves words, emoji and right-to-left text alone", () => {
  const text = "Fix the login page, 100 % – שלום 🎉";
  expect(escapeMarkdown(text)).toBe(text);
});

it("cuts visibly, never through an escape or a pair, and only when needed", () => {
  expect(escapeWithin("short", 10)).toBe("short");
  for (const text of ["[".repeat(400), "🎉".repeat(400), `${"a".repeat(298)}🎉🎉`]) {
    const cut = escapeWithin(text, 300);
    expect(cut.length).toBeLessThanOrEqual(300);
    expect(cut.isWellFormed()).toBe(true);
    expect(cut.endsWith("…")).toBe(true);
    expect(/(?<!\\)(\\\\)*\\…$/.test(cut)).toBe(false);
  }
});

it("keeps the formatting of a relayed comment and silences its mentions", () => {
  expect(silenceMentions("**bold** <@U1> <!here> <#C1> 1 < 2")).toBe("**bold** \\<@U1> \\<!here> \\<#C1> 1 < 2");
});
