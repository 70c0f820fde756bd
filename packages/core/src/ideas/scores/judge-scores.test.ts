import { dimensions, standardWeights } from "@eureka/contracts/evaluation";
import { expect, test } from "vitest";
import { type GivenScores, judgeScores } from "./judge-scores.ts";

const sources = {
  idea: "Repair evening\nOpen the workshop on Fridays,  so that neighbours repair things.",
  context: "The workshop stands empty on Fridays. Caf\u00e9 next door.",
  topic: "Less waste",
};

function given(quotes: readonly string[], score: number | null = 7): GivenScores {
  const entries = dimensions.map((name) => [
    name,
    { reason: "Because.", quotes: name === "impact" ? quotes : [], score },
  ]);
  return Object.fromEntries(entries) as GivenScores;
}

test("a quotation counts only when it stands somewhere word for word", () => {
  const quotes = ["neighbours repair things", "stands empty on Fridays", "Less waste", "neighbors repair things", "  "];
  const { impact } = judgeScores(given(quotes), sources, standardWeights).scores;
  expect(impact.evidence).toEqual([
    { quote: "neighbours repair things", source: "idea" },
    { quote: "stands empty on Fridays", source: "context" },
    { quote: "Less waste", source: "topic" },
    { quote: "neighbors repair things", source: "none" },
  ]);
  expect(impact.flagged).toBe(false);
});

test("only the Unicode form and white space may differ", () => {
  const quotes = ["Cafe\u0301 next\ndoor", "on Fridays, so that", "stands Empty", "“Less waste”"];
  const { impact } = judgeScores(given(quotes), sources, standardWeights).scores;
  expect(impact.evidence.map(({ source }) => source)).toEqual(["context", "idea", "none", "none"]);
});

test("a score without support is flagged, one that was not given is not", () => {
  const flagged = judgeScores(given(["invented"]), sources, standardWeights).scores.impact;
  expect(flagged).toMatchObject({ score: 7, flagged: true });
  expect(flagged.evidence).toEqual([{ quote: "invented", source: "none" }]);
  expect(judgeScores(given([], null), sources, standardWeights).scores.impact.flagged).toBe(false);
});

test("a quotation that is too long is cut where it still stands there", () => {
  const idea = "word ".repeat(800);
  const { impact } = judgeScores(given([idea.slice(0, 3_000)]), { ...sources, idea }, standardWeights).scores;
  const [evidence] = impact.evidence;
  expect(evidence?.source).toBe("idea");
  expect(evidence?.quote.length).toBeLessThanOrEqual(1_000);
  expect(idea).toContain(evidence?.quote);
});
