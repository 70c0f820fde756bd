import { describe, expect, it } from "vitest";
import { consoleText, findConsoleText } from "./console-text.ts";
import { problemsOfConsole } from "./console-tree.ts";

describe("text in the screens of the console", () => {
  it("comes from the catalogues everywhere", async () => {
    expect(await consoleText.findProblems()).toEqual([]);
  });

  it.each([
    ["between tags", "<p>Save all</p>", "Save all"],
    ["in a language without spaces", "<p>保存</p>", "保存"],
    ["as a quoted child", '<p>{"Save"}</p>', "Save"],
    ["as one of two children", '<p>{isNew ? t("create") : "Save"}</p>', "Save"],
    ["behind a condition", '<p>{isNew && "New"}</p>', "New"],
    ["as a fallback", '<p>{name ?? "Nobody"}</p>', "Nobody"],
    ["around a value", "<p>{`$" + "{count} items`}</p>", "items"],
    ["as a name that is only heard", '<button aria-label="Close" />', "Close"],
    ["as a quoted attribute", '<Input placeholder={"Search"} />', "Search"],
    ["as a chosen attribute", '<Page title={isNew ? "New board" : t("title")} />', "New board"],
    ["as a picture's text", '<img alt="A cat" src="/cat.png" />', "A cat"],
  ])("is refused %s", (_, markup, text) => {
    const screen = `export const Screen = () => (\n  ${markup}\n);\n`;
    expect(problemsOfConsole(findConsoleText, { "features/boards/screen.tsx": screen })).toEqual([
      `features/boards/screen.tsx:2: "${text}" belongs into a words.ts`,
    ]);
  });

  it.each([
    ["signs and numbers", "<p>· 12 % &nbsp;</p>"],
    ["a translated text", '<p title={t("title")}>{t("sentence")}</p>'],
    ["what the browser reads", '<input type="text" name="topic" autoComplete="off" />'],
    ["a comparison", '<p>{state === "done" && <Mark />}</p>'],
  ])("may be %s", (_, markup) => {
    const screen = `export const Screen = () => ${markup};\n`;
    expect(problemsOfConsole(findConsoleText, { "features/boards/screen.tsx": screen })).toEqual([]);
  });

  it("is not looked for in tests", () => {
    const screen = "export const Screen = () => <p>Example</p>;\n";
    expect(problemsOfConsole(findConsoleText, { "ui/page.test.tsx": screen })).toEqual([]);
  });
});
