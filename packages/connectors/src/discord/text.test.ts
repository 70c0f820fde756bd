import { hostileTexts } from "@eureka/connector-sdk/testing";
import { describe, expect, it } from "vitest";
import { writeCommandText } from "./command-text.ts";
import { characterOfEmoji, nameOfEmoji } from "./emoji.ts";
import { readCommand } from "./read-command.ts";
import { cutText, findMentions, fromDiscordText, toDiscordText } from "./text.ts";

describe("Discord's text", () => {
  it.each([
    ...Object.values(hostileTexts),
    "a || b || c",
    "-# not small",
    "```\n|| a ||\n-# b\n```",
    "`||`",
    "<@1> __x__ ~~y~~",
  ])("comes back as it was said: %j", (text) => {
    expect(fromDiscordText(toDiscordText(text))).toBe(text);
  });

  it.each([
    ["<@!53908232506183680>", "<@53908232506183680>"],
    ["<@&165511591545143296>", "@role:165511591545143296"],
    ["<#103735883630395392>", "[#help](https://discord.com/channels/7/103735883630395392)"],
    ["<:mmLol:216154654256398347> <a:b1nzy:392938283556143104>", ":mmLol: :b1nzy:"],
    ["</airhorn:816437322781949972>", "/airhorn"],
    ["<t:1618953630> <t:1618953630:d> <t:1618953630:T>", "2021-04-20 21:20 UTC 2021-04-20 21:20:30 UTC"],
    ["<t:9999999999999:f>", "<t:9999999999999:f>"],
    ["||the end|| of it", "the end of it"],
    ["-# by the way", "by the way"],
    ["so:\n>>> one\ntwo", "so:\n> one\n> two"],
    ["`<@!1> ||x||` <@!1>", "`<@!1> ||x||` <@1>"],
  ])("%s becomes %s", (said, neutral) => {
    const channelNames = new Map([["103735883630395392", "help"]]);
    expect(fromDiscordText(said, { guildId: "7", channelNames })).toBe(neutral);
  });

  it("hides nothing and shrinks nothing that was meant as plain text", () => {
    expect(toDiscordText("if (a || b || c)\n-# x")).toBe("if (a \\|\\| b \\|\\| c)\n\\-# x");
  });

  it("finds whom it names outside of code, each once, unless the mention was made harmless", () => {
    expect(findMentions("<@1> <@2> <@1> `<@3>` \\<@4> <@&5> @everyone")).toEqual(["1", "2"]);
  });

  it("is cut visibly, not through a character, and with its block of code closed", () => {
    const cut = cutText(`\`\`\`\n${"👩".repeat(2_000)}`, 2_000);
    expect(cut.length).toBeLessThanOrEqual(2_000);
    expect(cut.isWellFormed()).toBe(true);
    expect(cut).toMatch(/```\n\*The rest is too long to be shown here\.\*$/);
    expect(cutText("short", 2_000)).toBe("short");
  });
});

describe("commands", () => {
  it("are typed behind their prefix, and everything else is talk", () => {
    expect(["!t", "!t ", "!T list", "!t\nnew x", "!t  two"].map((content) => readCommand(content)?.text)).toEqual([
      "",
      "",
      "list",
      "new x",
      " two",
    ]);
    expect(["!today", "!", "t new", " !t new", "!t-new", "say !t new"].map(readCommand)).toEqual(times(6, () => null));
  });

  it("are written as a person would have typed them, words in their order and flags quoted where needed", () => {
    const options = [
      { name: "note", type: 3, value: 'say "hi"' },
      { name: "list-2", type: 3, value: "In review" },
      { name: "item-1", type: 3, value: "OPS 1" },
      { name: "quiet", type: 5, value: false },
      { name: "count", type: 10, value: 3 },
    ];
    const text = writeCommandText([{ name: "move", type: 1, options }]);
    expect(text).toBe('move "OPS 1" In review --note "say \\"hi\\"" --quiet no --count 3');
    expect(writeCommandText([{ name: "board", type: 2, options: [{ name: "show", type: 1 }] }])).toBe("board show");
    expect(writeCommandText()).toBe("");
  });
});

describe("emoji", () => {
  it("have GitHub's names, with or without the sign for colour, and a guild's own keep theirs", () => {
    expect(["👍", "❤️", "❤", "🤔"].map((name) => nameOfEmoji({ name }))).toEqual(["+1", "heart", "heart", "thinking"]);
    expect(nameOfEmoji({ id: "1", name: "LUL" })).toBe("LUL");
    expect(nameOfEmoji({ name: "🫨" })).toBe("🫨");
    expect(["white_check_mark", "thinking_face", "🫨", "LUL", "constructor"].map(characterOfEmoji)).toEqual([
      "✅",
      "🤔",
      "🫨",
      null,
      null,
    ]);
  });
});

function times<Entry>(count: number, make: () => Entry): Entry[] {
  return Array.from({ length: count }, make);
}
