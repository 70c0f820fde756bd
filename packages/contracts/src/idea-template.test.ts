import { expect, test } from "vitest";
import {
  fillIdeaTemplate,
  findTemplateFault,
  type IdeaTemplatePart,
  ideaTemplateParts,
  ideaTemplateSchema,
  standardIdeaTemplate,
} from "./idea-template.ts";

const parts = Object.fromEntries(ideaTemplateParts.map((part) => [part, `<${part}>`])) as Record<
  IdeaTemplatePart,
  string | null
>;

test("the standard template has every part, in the order in which they are read", () => {
  expect(findTemplateFault(standardIdeaTemplate)).toBe(null);
  expect(fillIdeaTemplate(standardIdeaTemplate, parts)).toBe(ideaTemplateParts.map((part) => `<${part}>`).join("\n\n"));
});

test("a paragraph without anything to say falls out, words of its own stay, and braces of an idea are text", () => {
  const template = "## Proposal\n\n{text}\n\nCritic: {critique}\n\n{for} and {against}\n \n{origin}";
  const filled = fillIdeaTemplate(template, { ...parts, text: "say {scores} $& $1", critique: null, for: "" });
  expect(filled).toBe("## Proposal\n\nsay {scores} $& $1\n\n and <against>\n\n<origin>");
});

test("a template names what there is, and leads back", () => {
  expect(findTemplateFault("{text} {origin} {colour}")).toEqual({ kind: "unknown", part: "colour" });
  expect(findTemplateFault("{text}")).toEqual({ kind: "missing", part: "origin" });
  const refused = ideaTemplateSchema.safeParse("{origin}");
  expect(refused.error?.issues.map(({ message }) => message)).toEqual(["must have the part {text}"]);
  for (const bad of ["", "x".repeat(5_001), "{text}{origin}\0"])
    expect(ideaTemplateSchema.safeParse(bad).success).toBe(false);
  expect(ideaTemplateSchema.parse("{text} { other } {origin}")).toBe("{text} { other } {origin}");
});
