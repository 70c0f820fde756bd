import { describe, expect, it } from "vitest";
import { applyCompletion, findCompletion, wordsFor } from "./find-completion.ts";

const find = (text: string) => findCompletion(text, text.length);
const everything = () => true;

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

  it("offer nothing in talk, behind another word, or to an unknown verb", () => {
    for (const text of ["talk /eu", "/else", "/eureka new Fix it", "/eureka buy --mi"]) expect(find(text)).toBeNull();
  });

  it("offer only what one may run; help is for everybody", () => {
    const verbs = find("/eureka ");
    expect(verbs && wordsFor(verbs, everything)).toEqual(["new", "list", "idea", "ideas", "decisions", "help"]);
    expect(verbs && wordsFor(verbs, (name) => name === "decision.list")).toEqual(["decisions", "help"]);
    const flags = find("/eureka ideas --");
    expect(flags && wordsFor(flags, everything)).toEqual(["--search", "--tags"]);
  });
});
