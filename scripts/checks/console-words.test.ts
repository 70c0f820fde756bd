import { describe, expect, it } from "vitest";
import { problemsOfConsole } from "./console-tree.ts";
import { consoleWords, findWordProblems } from "./console-words.ts";

const words = `addWords("boards", {
  title: "Boards",
  greeting: "Hello, {{name}}",
  items_one: "{{count}} item",
  items_other: "{{count}} items",
  state: { open: "Open", done: "Done" },
});
`;
const uiWords = `addWords("ui", { save: "Save" });\n`;
/** Put together, because it is meant for the screen and not for this file. */
const gap = ["$", "{state}"].join("");
/** Uses every text once. */
const uses = ['t("title")', 't("greeting", { name })', 't("items", { count })', `t(\`state.${gap}\`)`, 't("ui:save")'];

function problemsOf(lines: readonly string[], files: Record<string, string> = {}): string[] {
  const screen = `function Screen() {\n  const { t } = useTranslation("boards");\n${lines.join(";\n")};\n}\n`;
  return problemsOfConsole(findWordProblems, {
    "features/boards/words.ts": words,
    "app/words.ts": uiWords,
    "features/boards/screen.tsx": screen,
    ...files,
  });
}

describe("the words of the console", () => {
  it("are all there, and all used", async () => {
    expect(await consoleWords.findProblems()).toEqual([]);
  });

  it("are right in a good tree", () => {
    expect(problemsOf(uses)).toEqual([]);
  });

  it.each([
    ["a key that is not there", 't("titel")', 'there is no "titel" in the words of boards'],
    ["one of two keys", 't(isNew ? "title" : "new")', 'there is no "new" in the words of boards'],
    ["a key of another feature", 't("ideas:title")', 'there is no "ideas:title" in the words of boards'],
    ["a pattern that nothing fits", `t(\`status.${gap}\`)`, `no text of boards fits \`status.${gap}\``],
    ["a plural without its count", 't("items")', '"items" is not given its count'],
    ["a missing value", 't("greeting", { nam: 1 })', '"greeting" is not given its name'],
  ])("refuse %s", (_, line, problem) => {
    expect(problemsOf([...uses, line])).toEqual([`features/boards/screen.tsx:8: ${problem}`]);
  });

  it("refuse a text that nobody uses", () => {
    const lines = uses.filter((use) => !use.includes("greeting"));
    expect(problemsOf(lines)).toEqual([`features/boards/words.ts:3: nobody uses "greeting" of the words "boards"`]);
  });

  it("refuse a table that cannot be read", () => {
    const problems = problemsOf(uses, { "features/home/words.ts": `addWords("home", makeWords());\n` });
    expect(problems).toEqual(["features/home/words.ts:1: the words of addWords cannot be read here; give it a table"]);
  });

  it("are found by another name of the function, in a type, in a table and in an imported constant", () => {
    const problems = problemsOf(uses.slice(1), {
      "features/boards/name.tsx": `function Name() { const { t: tBoards } = useTranslation("boards"); return tBoards("title"); }\n`,
      "features/home/words.ts": `import { homeWords } from "./table.ts";\naddWords("home", homeWords);\n`,
      "features/home/table.ts": `const late = { late: "Late" };\nexport const homeWords = { ...late, due: "Due", old: late, gone: "Gone" } as const;\n`,
      "features/home/say.ts": `const keys = { late: "late" } as const;
function say(t: TFunction<"home">) { return [t("due"), t(keys.late), t("old.late"), t("lost")]; }\n`,
    });
    expect(problems).toEqual([
      'features/home/say.ts:2: there is no "lost" in the words of home',
      'features/home/table.ts:2: nobody uses "gone" of the words "home"',
    ]);
  });

  it("are used by a key that is put together away from its call", () => {
    const say = `function useState(state: string) { const { t } = useTranslation("boards"); const key = \`state.${gap}\`; return t(key); }\n`;
    expect(
      problemsOf(
        uses.filter((use) => !use.includes("state")),
        { "features/boards/say.ts": say },
      ),
    ).toEqual([]);
  });

  it("do not mind a function of the same name that translates nothing", () => {
    const scale = "function scale() { const t = (x: string) => x; return t('lost'); }\n";
    expect(problemsOf(uses, { "ui/scale.ts": scale })).toEqual([]);
  });
});
