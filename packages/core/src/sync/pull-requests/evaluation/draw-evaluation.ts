/** An evaluation as Markdown of a comment. All that a model or a stranger wrote in it is plain: no link, no call, no formatting. */
import { escapeMarkdown, silenceReferences } from "@eureka/contracts/escape-markdown";
import type { PullRequestEvaluation } from "@eureka/contracts/pull-request";
import { say } from "@eureka/contracts/words";

export function drawEvaluation(evaluation: PullRequestEvaluation): string {
  const { summary, risk, score, questions, platformCommitId } = evaluation;
  const commit = platformCommitId.slice(0, 7);
  const parts = [
    `**${say("pull_request.evaluation.title", { commit: plain(commit) })}**`,
    ...(summary === null ? [] : [plain(summary)]),
    ...(risk === null
      ? []
      : [
          `${bold(say("pull_request.evaluation.risk", { level: say(`pull_request.risk.${risk.level}`) }))} ${plain(risk.reason)}`,
        ]),
    ...(score === null
      ? []
      : [`${bold(say("pull_request.evaluation.score", { value: String(score.value) }))} ${plain(score.reason)}`]),
    ...(questions.length === 0
      ? []
      : [
          `${bold(say("pull_request.evaluation.questions"))}\n\n${questions.map((one) => `- ${plain(one)}`).join("\n")}`,
        ]),
    `*${sayBasis(evaluation)}*`,
  ];
  return parts.map((part) => part.trim()).join("\n\n");
}

/** What is said of it is only as good as what it rests on. */
function sayBasis({ basis, model, facts, isWhole }: PullRequestEvaluation): string {
  const { files, testFiles, addedLines, removedLines } = facts;
  const counted = say("pull_request.evaluation.facts", {
    files: String(files),
    tests: String(testFiles),
    added: String(addedLines),
    removed: String(removedLines),
  });
  const by =
    basis === "model"
      ? say("pull_request.evaluation.by_model", { model: plain(model ?? "") })
      : say("pull_request.evaluation.by_rules");
  return [counted, ...(isWhole ? [] : [say("pull_request.evaluation.part")]), by].join(" ");
}

function bold(text: string): string {
  return `**${text}**`;
}

/** A platform makes links of bare addresses, whatever stands before them. */
const address = /\b(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)\S+/gi;

function plain(text: string): string {
  const safe = text.replace(/\s+/g, " ").replace(address, say("pull_request.evaluation.address"));
  return escapeMarkdown(silenceReferences(safe));
}
