/** What is said of an idea as plain texts: for formats that know texts only. */
import type { Advocacy, IdeaContent, Inference, MissingPart, Skepticism } from "@eureka/contracts/idea";
import { say } from "@eureka/contracts/words";

/** `Title: text`, or the text alone where it begins with the title. */
export function ideaText(idea: { readonly title: string; readonly text: string }): string {
  return idea.text.startsWith(idea.title) ? idea.text : `${idea.title}: ${idea.text}`;
}

/** The improved version under its heading; null where there is none. */
export function improvedText({ improvement }: IdeaContent): string | null {
  return improvement && `${say("cli.ideas.improved")}: ${ideaText(improvement)}`;
}

/** The critique, or why there is none. */
export function critiqueText(idea: IdeaContent): string {
  return idea.critique ?? `N/A (${whyMissing(idea, "critique")})`;
}

export function advocacyText(idea: IdeaContent): string {
  return idea.advocacy ? sectionsText(advocacySections(idea.advocacy)) : `N/A (${whyMissing(idea, "advocacy")})`;
}

export function skepticismText(idea: IdeaContent): string {
  return idea.skepticism
    ? sectionsText(skepticismSections(idea.skepticism))
    : `N/A (${whyMissing(idea, "skepticism")})`;
}

/** A heading and what stands below it. */
export type Section = readonly [heading: string, points: readonly string[]];

export function advocacySections({ strengths, opportunities, answers }: Advocacy): Section[] {
  return filled([
    [say("cli.ideas.strengths"), strengths],
    [say("cli.ideas.opportunities"), opportunities],
    [say("cli.ideas.answers"), answers],
  ]);
}

export function skepticismSections({ flaws, risks, assumptions, missing }: Skepticism): Section[] {
  return filled([
    [say("cli.ideas.flaws"), flaws],
    [say("cli.ideas.risks"), risks],
    [say("cli.ideas.assumptions"), assumptions],
    [say("cli.ideas.not_considered"), missing],
  ]);
}

export function inferenceSections({ chain, conclusion, contradictions, implications }: Inference): Section[] {
  return filled([
    [say("cli.ideas.chain"), chain],
    [say("cli.ideas.conclusion"), conclusion === "" ? [] : [conclusion]],
    [say("cli.ideas.contradictions"), contradictions],
    [say("cli.ideas.implications"), implications],
  ]);
}

/** `advocacy, skepticism (no model was asked)`, one entry per reason. What nobody asked for is not missing. */
export function missingTexts({ missing }: IdeaContent): string[] {
  const byReason = Map.groupBy(
    missing.filter(({ reason }) => reason !== "not_asked"),
    ({ reason }) => reason,
  );
  return [...byReason].map(([reason, parts]) => {
    const names = parts.map(({ part }) => say(`cli.ideas.part.${part}`)).join(", ");
    return `${names} (${say(`cli.ideas.missing.${reason}`)})`;
  });
}

function whyMissing({ missing }: IdeaContent, part: MissingPart["part"]): string {
  const reason = missing.find((entry) => entry.part === part)?.reason;
  return reason === undefined ? say("cli.ideas.missing.failed") : say(`cli.ideas.missing.${reason}`);
}

function filled(sections: readonly Section[]): Section[] {
  return sections.filter(([, points]) => points.length > 0);
}

function sectionsText(sections: readonly Section[]): string {
  return sections
    .map(([heading, points]) => [`${heading}:`, ...points.map((point) => `- ${point}`)].join("\n"))
    .join("\n");
}
