import { describe, expect, it } from "vitest";
import { chatVerbsOf } from "./chat-verbs.ts";
import { applyCompletion, findCompletion, wordsFor } from "./find-completion.ts";

const find = (text: string) => findCompletion(text, text.length);
const operations = [
  { allowed: true, chat: { verb: "new", help: "new <text>: make a work item", flags: [] } },
  { allowed: true, chat: null },
  { allowed: true, chat: { verb: "ideas", help: "ideas: show saved ideas", flags: ["search", "tags"] } },
  { allowed: false, chat: { verb: "decisions", help: "decisions: show what waits", flags: ["mine"] } },
];
const verbs = chatVerbsOf(operations);
const everyVerb = chatVerbsOf(operations.map((operation) => ({ ...operation, allowed: true })));

describe("members", () => {
  it("are offered behind an @ that begins a word", () => {
    expect(find("hello @An")).toEqual({ kind: "member", typed: "an", start: 6, end: 9 });
    expect(find("@")).toMatchObject({ kind: "member", typed: "" });
    expect(find("(@bo")).toMatchObject({ kind: "member", typed: "bo" });
  });

  it("are not offered within an address, or once the word is over", () => {
    for (const text of ["ann@bo", "x/@bo", "hello @ann ", "no one"]) expect(find(text)).toBeNull();
  });

  it("are completed where the cursor stands, in the middle too", () => {
    const text = "hi @an and more";
    const completion = findCompletion(text, 6);
    expect(completion && applyCompletion(text, completion, "@ann")).toEqual({ text: "hi @ann and more", cursor: 8 });
    const end = find("hi @an");
    expect(end && applyCompletion("hi @an", end, "@ann")).toEqual({ text: "hi @ann ", cursor: 8 });
  });
});

describe("commands", () => {
  it("offer their word, their verbs and the flags of a verb", () => {
    expect(find("/eu")).toMatchObject({ kind: "command", start: 0, end: 3 });
    expect(find("/eureka id")).toMatchObject({ kind: "verb", typed: "id", start: 8 });
    expect(find("/eureka idea Shop --to")).toMatchObject({ kind: "flag", typed: "to", verb: "idea", start: 18 });
  });

  it("offer nothing in talk, or behind another word", () => {
    for (const text of ["talk /eu", "/else", "/eureka new Fix it"]) expect(find(text)).toBeNull();
  });

  it("offer no flag to a verb that is unknown, or that one may not run", () => {
    for (const text of ["/eureka buy --mi", "/eureka decisions --mi", "/eureka help --mi"]) {
      const flags = find(text);
      expect(flags && wordsFor(flags, verbs)).toEqual([]);
    }
  });

  it("offer only what one may run; help is for everybody", () => {
    const typed = find("/eureka ");
    expect(typed && wordsFor(typed, everyVerb)).toEqual(["decisions", "ideas", "new", "help"]);
    expect(typed && wordsFor(typed, verbs)).toEqual(["ideas", "new", "help"]);
    expect(typed && wordsFor(typed, chatVerbsOf([]))).toEqual(["help"]);
    const flags = find("/eureka ideas --");
    expect(flags && wordsFor(flags, verbs)).toEqual(["--search", "--tags"]);
  });
});
