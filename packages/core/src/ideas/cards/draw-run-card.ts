/** The card of an idea run: what it is doing, then its ranking, or why it has none. A pure function of the run. */
import { cardLimits } from "@eureka/contracts/card";
import { type ErrorCode, errorCodes } from "@eureka/contracts/errors";
import { escapeMarkdown, escapeWithin } from "@eureka/contracts/escape-markdown";
import { rankingScore } from "@eureka/contracts/idea";
import { type IdeaRun, type IdeaStage, ideaStages } from "@eureka/contracts/idea-run";
import { say } from "@eureka/contracts/words";
import type { DraftAction, DraftCard } from "../../conversations/index.ts";
import { ideaRunAddress } from "../library/idea-address.ts";
import { describeEngine } from "./describe-engine.ts";

/** So many ideas have a card of their own below the run's. */
export const ideasWithCard = 5;

export interface RunCardFacts {
  readonly run: IdeaRun;
  readonly publicUrl: string;
}

export function drawRunCard(facts: RunCardFacts): DraftCard {
  const title = escapeWithin(say("idea_run.title", { topic: facts.run.request.topic }), cardLimits.title);
  return { title, ...drawState[facts.run.state](facts) };
}

type Rest = Omit<DraftCard, "title">;

const drawState: Record<IdeaRun["state"], (facts: RunCardFacts) => Rest> = {
  queued: drawWork,
  running: drawWork,
  succeeded: drawResult,
  failed: drawFailure,
  cancelled: () => ({ text: say("idea_run.cancelled"), state: "closed" }),
};

/** The stages that take time; the others are done in a moment. */
const weighty: readonly IdeaStage[] = ["generate", "evaluate", "improve", "reevaluate"];

function drawWork({ run }: RunCardFacts): Rest {
  const ended = run.stages.filter(({ state }) => state !== "running");
  const done = weighty.filter((name) => ended.some(({ stage }) => stage === name)).length;
  const isRunning = (name: IdeaStage) => run.stages.some(({ stage, state }) => stage === name && state === "running");
  const current = weighty.find(isRunning) ?? ideaStages.find(isRunning);
  const spent = ended.reduce((sum, { elapsedMilliseconds }) => Math.max(sum, elapsedMilliseconds), 0);
  const label = say(`idea_run.stage.${current ?? "queued"}`);
  const seconds = secondsSince(run, spent);
  return {
    text: run.cancelRequested ? say("idea_run.stopping") : say("idea_run.working", { stage: label, seconds }),
    progress: { done, total: weighty.length, label },
    actions: run.cancelRequested ? [] : [cancelAction(run)],
    state: "working",
  };
}

/** How far it is, a line for each stage that takes time, as it began: later texts begin with earlier ones. */
export function describeProgress(run: IdeaRun): string {
  const lines = run.stages
    .filter(({ stage }) => weighty.includes(stage))
    .sort((one, other) => Date.parse(one.startedAt) - Date.parse(other.startedAt))
    .map(({ stage, startedAt }) => {
      const seconds = Math.max(0, (Date.parse(startedAt) - Date.parse(run.createdAt)) / 1000).toFixed(1);
      return say("idea_run.working", { stage: say(`idea_run.stage.${stage}`), seconds });
    });
  return [...lines, ...(run.cancelRequested ? [say("idea_run.stopping")] : [])].map((line) => `${line}\n`).join("");
}

/** From the run's beginning to the beginning of the stage that is under way: the card is drawn when that changes. */
function secondsSince(run: IdeaRun, spent: number): string {
  const last = run.stages.reduce((latest, { startedAt }) => Math.max(latest, Date.parse(startedAt)), 0);
  const elapsed = last === 0 ? spent : Math.max(0, last - Date.parse(run.createdAt));
  return (elapsed / 1000).toFixed(1);
}

function cancelAction({ id }: IdeaRun): DraftAction {
  return {
    kind: "button",
    name: "cancel",
    label: say("idea_run.action.cancel"),
    does: { operation: "idea_run.cancel", input: { id } },
  };
}

function drawResult({ run, publicUrl }: RunCardFacts): Rest {
  const lines = run.ideas.map((idea) => {
    const score = rankingScore(idea);
    const judged = score === null ? "" : ` (${Math.round(score * 10) / 10})`;
    return `${idea.rank}. ${escapeWithin((idea.improvement ?? idea).title, 200)}${judged}`;
  });
  const notes = [
    ...(run.engineReason ? [say(`idea_run.why.${run.engineReason}`)] : []),
    ...describeGaps(run),
    ...(run.ideas.length > ideasWithCard ? [say("idea_run.more", { count: ideasWithCard })] : []),
  ];
  return {
    text: keepWhatFits([...lines, "", ...notes.map((note) => `*${note}*`)]),
    fields: [
      {
        label: say("idea.by"),
        value: escapeWithin(run.engine ? describeEngine(run.engine, run.model) : "", 200),
        short: true,
      },
      { label: say("idea_run.time"), value: say("idea_run.seconds", { seconds: seconds(run) }), short: true },
    ],
    actions: [
      { kind: "link", name: "open", label: say("idea_run.action.open"), url: ideaRunAddress(publicUrl, run.id) },
    ],
    state: "done",
  };
}

/** What was given up or is missing is said on the card too. */
function describeGaps(run: IdeaRun): string[] {
  const givenUp = run.stages.reduce((sum, stage) => sum + stage.givenUp, 0);
  const incomplete = run.ideas.filter(({ missing }) => missing.some(({ reason }) => reason !== "not_asked")).length;
  return [
    ...(givenUp > 0 ? [say("idea_run.given_up", { count: givenUp })] : []),
    ...(incomplete > 0 && run.engine === "model" ? [say("idea_run.incomplete", { count: incomplete })] : []),
  ];
}

function seconds({ elapsedMilliseconds }: IdeaRun): string {
  return ((elapsedMilliseconds ?? 0) / 1000).toFixed(1);
}

/** The lines that fit; twenty titles can be longer than a card. */
function keepWhatFits(lines: readonly string[]): string {
  const kept: string[] = [];
  let length = 0;
  for (const line of lines) {
    if (length + line.length + 1 > cardLimits.text) break;
    kept.push(line);
    length += line.length + 1;
  }
  return kept.join("\n").trim();
}

function drawFailure({ run }: RunCardFacts): Rest {
  const { code = "server.internal", message = "" } = run.error ?? {};
  const known = Object.hasOwn(errorCodes, code) ? errorCodes[code as ErrorCode].advice : "";
  const { request, workspaceId } = run;
  return {
    text: escapeMarkdown(`${message} ${known}`.trim()),
    actions: [
      {
        kind: "button",
        name: "again",
        label: say("idea_run.action.again"),
        does: { operation: "idea_run.create", input: { ...request, workspaceId } },
      },
    ],
    state: "failed",
  };
}
