import { evaluationSchema, exampleEvaluation } from "@eureka/contracts/evaluation";
import { exampleIdeaRun, ideaRunSchema } from "@eureka/contracts/idea-run";
import { standardIdeaTemplate } from "@eureka/contracts/idea-template";
import { textLimits } from "@eureka/contracts/text";
import { describe, expect, test } from "vitest";
import { describeIdea, readIdeaLink } from "./describe-idea.ts";

const [example] = ideaRunSchema.parse(exampleIdeaRun).ideas;
if (!example) throw new TypeError("the example has an idea");
const { id } = example;
const facts = {
  template: standardIdeaTemplate,
  id,
  topic: "Quieter mornings",
  idea: example,
  model: "critic-1",
  publicUrl: "https://eureka.test",
};

/** What a platform reads: backslashes before punctuation are gone, and then it looks for names and numbers. */
const shown = (text: string) => text.replace(/\\([!-/:-@[-`{-~])/g, "$1");

describe("an idea as a description", () => {
  test("says by whom it was judged, and leads back", () => {
    const text = describeIdea(facts);
    expect(text).toContain("Judged by model critic-1.");
    expect(readIdeaLink(text)).toBe(id);
    const observed = evaluationSchema.parse({ ...exampleEvaluation, basis: "observable" });
    const byRules = describeIdea({ ...facts, idea: { ...example, engine: "rules", evaluation: observed } });
    expect(byRules).toContain("counted in the text, not judged");
    expect(byRules).not.toContain("Judged by model");
  });

  test("calls nobody, refers to nothing and formats nothing, whatever the texts of strangers say", () => {
    const evil =
      "# Heading @octocat and @org/team, see #12, acme/web#7 and GH-3\n- [x] list <img src=x onerror=alert(1)> [link](https://evil.test) &#64;here";
    const point = `${evil} @everyone`;
    const sides = { strengths: [point], opportunities: [point], answers: [point] };
    const doubts = { flaws: [point], risks: [point], assumptions: [point], missing: [point] };
    const idea = { ...example, title: evil, text: evil, critique: evil, advocacy: sides, skepticism: doubts };
    const text = describeIdea({ ...facts, idea, topic: evil, model: "@boss #1" });
    expect(shown(text)).not.toMatch(/(^|\W)@[a-z0-9]/i);
    expect(shown(text)).not.toMatch(/(#|GH-)\d/i);
    expect(text).not.toMatch(/(?<!\\)</);
    expect(text.match(/^#+ .*/gm)).toEqual([
      "### Evaluation",
      "### Critique",
      "### What speaks for it",
      "### What speaks against it",
    ]);
    expect(text.match(/(?<!\\)\]\(/g)).toHaveLength(1);
  });

  test("leads back however long it is, also where a platform cuts it", () => {
    const long = "@x ".repeat(2_000);
    const points = Array.from({ length: 12 }, () => "y".repeat(1_000));
    const sides = { strengths: points, opportunities: points, answers: points };
    const doubts = { flaws: points, risks: points, assumptions: points, missing: points };
    const idea = { ...example, text: long, critique: long, advocacy: sides, skepticism: doubts };
    const text = describeIdea({ ...facts, idea });
    expect(text.length).toBeLessThanOrEqual(textLimits.description);
    expect(readIdeaLink(text.slice(0, 30_000))).toBe(id);
  });
});
