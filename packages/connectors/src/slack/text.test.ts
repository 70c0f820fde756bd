import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callsEveryone, mentionedIn, readTokens, toMarkdown } from "./read-text.ts";
import { toPlainText, toSlackText, toSlackTextWithin } from "./text.ts";

/** What Slack shows; our own mark has no width. */
const shown = (markdown: string) => toSlackText(markdown).replaceAll("\u2060", "");

describe("what we say in Slack", () => {
  it.each([
    ["**bold** and __bold__", "*bold* and *bold*"],
    ["_slanted_ and *slanted*", "_slanted_ and _slanted_"],
    ["~~gone~~ and ~gone~", "~gone~ and ~gone~"],
    ["**bold _and slanted_ words**", "*bold _and slanted_ words*"],
    ["# Title", "*Title*"],
    ["- one\n  - two\n* three", "• one\n  ◦ two\n• three"],
    ["> quoted **words**", "&gt; quoted *words*"],
    ["`a < b` & c", "`a &lt; b` &amp; c"],
    ["```ts\nconst a = `x` && **y**;\n```", "```ts\nconst a = `x` &amp;&amp; **y**;\n```"],
    ["[the page](https://a.example/?b=1&c=2)", "<https://a.example/?b=1&amp;c=2|the page>"],
    ["![a chart](https://a.example/c.png)", "<https://a.example/c.png|a chart>"],
    ["https://a.example/_x_/*y", "https://a.example/_x_/*y"],
    ["<@U024BE7LH> in <#C024BE7LR>", "<@U024BE7LH> in <#C024BE7LR>"],
    ["\\*as typed\\* log\\_in", "*as typed* log_in"],
    ["snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"],
  ])("%j is shown as %j, and comes back as it was", (markdown, slackText) => {
    expect(shown(markdown)).toBe(slackText);
    expect(toMarkdown(toSlackText(markdown))).toBe(markdown);
  });

  it("calls nobody whom it does not name", () => {
    for (const text of ["<!here>", "<!channel>", "<!subteam^S024BE7LH>", "`<@U024BE7LH>`", "\\<@U024BE7LH>"]) {
      const slackText = toSlackText(text);
      expect([callsEveryone(slackText), mentionedIn(slackText)]).toEqual([false, []]);
      expect(slackText).not.toContain("<");
    }
  });

  it("leads nowhere but to the web", () => {
    expect(toSlackText("[click](javascript:alert(1)) [or](file:///etc/passwd)")).not.toContain("<");
  });

  const pieces = [
    ...[
      "*",
      "**",
      "_",
      "__",
      "~",
      "~~",
      "`",
      "```",
      "<",
      ">",
      "&",
      "|",
      "[",
      "]",
      "(",
      ")",
      "!",
      "\\",
      "@",
      "# ",
      "- ",
      "* ",
    ],
    ...[
      "\n",
      " ",
      "a",
      "1",
      "é",
      "•",
      "◦ ",
      "&amp;",
      "<@U1>",
      "<#C1>",
      "<!here>",
      "https://a.b",
      "[a](https://b.c)",
      "👩‍👩‍👧",
    ],
  ];
  const texts = fc.oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join("")),
    fc.string({ unit: "binary", maxLength: 100 }).map((text) => text.replaceAll("\u2060", "")),
  );

  it("comes back letter by letter, whatever it is", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(toMarkdown(toSlackText(text))).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it("never holds a bare special character of Slack's, but for tokens", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const rest = toSlackText(text).replace(/<(?:[@#][A-Z0-9]+|https?:[^<>\n]+)>|&(?:amp|lt|gt);/g, "");
        expect(rest).not.toMatch(/[<>&]/);
      }),
      { numRuns: 1_000 },
    );
  });

  it("is cut where it is too long, says so, and closes what it opened", () => {
    const { text, isCut } = toSlackTextWithin(`Look:\n\`\`\`\n${"<&>\n".repeat(1_000)}\`\`\``, 3_000);
    expect([isCut, text.length <= 3_000, text.endsWith("\n```\n… (too long for Slack)")]).toEqual([true, true, true]);
    expect(toSlackTextWithin("👩".repeat(3_000), 3_000).text.isWellFormed()).toBe(true);
    expect(toSlackTextWithin("short", 3_000)).toEqual({ text: "short", isCut: false });
  });

  it("is plain words in titles", () => {
    expect(toPlainText("**ENG-1** log\\_in\n[page](https://a.example) `x`")).toBe("ENG-1 log_in page x");
  });
});

describe("what people say in Slack", () => {
  it.each([
    ["*bold* _slanted_ ~gone~", "**bold** _slanted_ ~~gone~~"],
    ["a &lt; b &amp;&amp; c", "a < b && c"],
    ["<https://a.example/?b=1&amp;c=2>", "https://a.example/?b=1&c=2"],
    ["<http://a.example|a.example>", "a.example"],
    ["<https://a.example|the [page]>", "[the \\[page\\]](https://a.example)"],
    ["<mailto:ann@a.example|ann@a.example>", "ann@a.example"],
    ["<!here> <!channel|@channel> <!subteam^S1|@crew>", "@here @channel @crew"],
    ["<@U1|ann> <#C1|general> <#C2>", "<@U1> #general <#C2>"],
    ["<!date^1392734382^{date}|Feb 18>", "Feb 18"],
    ["• one\n    ◦ two\n1. three", "- one\n    - two\n1. three"],
    ["&gt; said", "> said"],
    ["see ```if (a &lt; b)\n  <https://a.example>``` there", "see \n```\nif (a < b)\n  https://a.example\n```\n there"],
    ["2*3*4 and snake_case_name", "2*3*4 and snake_case_name"],
  ])("%j is %j", (slackText, markdown) => {
    expect(toMarkdown(slackText)).toBe(markdown);
  });

  it("tells who is called", () => {
    expect(["<!here>", "<!channel>", "<!everyone|all>", "@here", "&lt;!here&gt;"].map(callsEveryone)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(mentionedIn("<@U1> <@U2|ben> <@U1> &lt;@U3&gt;")).toEqual(["U1", "U2"]);
  });

  it("leaves a command as it was typed", () => {
    expect(readTokens("new *Fix* <@U1|ann> &lt;3 <https://a.example|a.example>")).toBe("new *Fix* <@U1> <3 a.example");
  });
});
