/** Texts about an idea as the next agent reads them. */
import type { Advocacy, Inference, Skepticism } from "@eureka/contracts/idea";
import type { Draft } from "../draft.ts";

type Points = Readonly<Record<string, readonly string[]>>;

function describePoints(points: Points): string {
  return Object.entries(points)
    .filter(([, sentences]) => sentences.length > 0)
    .map(([name, sentences]) => [`${name}:`, ...sentences.map((sentence) => `- ${sentence}`)].join("\n"))
    .join("\n");
}

export function describeAdvocacy({ strengths, opportunities, answers }: Advocacy): string {
  return describePoints({ strengths, opportunities, answers });
}

export function describeSkepticism({ flaws, risks, assumptions, missing }: Skepticism): string {
  return describePoints({ flaws, risks, assumptions, missing });
}

function describeInference({ chain, conclusion, contradictions, implications }: Inference): string {
  return describePoints({ chain, conclusion: conclusion ? [conclusion] : [], contradictions, implications });
}

/** Everything that was said about an idea so far; pieces that are missing are empty. */
export function describeOpinions({ critique, advocacy, skepticism, inference }: Draft) {
  return {
    critique: critique ?? "",
    advocacy: advocacy ? describeAdvocacy(advocacy) : "",
    skepticism: skepticism ? describeSkepticism(skepticism) : "",
    conclusions: inference ? describeInference(inference) : "",
  };
}
