/** What is being filled in for a new run, as it is kept on the device, and what is sent of it. */
import type { CreativityPreset, Temperatures } from "@eureka/contracts/creativity";
import type { Depth } from "@eureka/contracts/idea-run";
import { presets, presetTemperatures, temperatureStages } from "./tables.ts";
import type { IdeaRun, NewRun } from "./types.ts";
import { isSame, type Points, sumOf, toPoints, toWeights } from "./weights.ts";

export interface RunDraft {
  readonly topic: string;
  readonly context: string;
  /** Null while the field is empty. */
  readonly ideas: number | null;
  readonly top: number | null;
  readonly preset: CreativityPreset;
  /** What differs from the preset. */
  readonly temperatures: Partial<Temperatures>;
  /** Null: those of the organization. */
  readonly points: Points | null;
  readonly depth: Depth;
  readonly inference: boolean;
  readonly engine: NonNullable<NewRun["engine"]>;
  /** Empty: the organization's default workspace. */
  readonly workspaceId: string;
}

export const emptyDraft: RunDraft = {
  topic: "",
  context: "",
  ideas: 5,
  top: 3,
  preset: "balanced",
  temperatures: {},
  points: null,
  depth: "fast",
  inference: false,
  engine: "auto",
  workspaceId: "",
};

/** Reads a draft that was kept; what does not fit (an older version's, a broken one) gives the beginning. */
export function readDraft(text: string, initial: RunDraft): RunDraft {
  if (text === "") return initial;
  try {
    const kept = JSON.parse(text) as Partial<RunDraft>;
    const isKnown = kept.preset === undefined || presets.includes(kept.preset);
    return isKnown && typeof kept.topic === "string" ? { ...emptyDraft, ...kept } : initial;
  } catch {
    return initial;
  }
}

/** The form filled in as an earlier run was asked for. */
export function draftOf({
  request,
  workspaceId,
  weights,
}: Pick<IdeaRun, "request" | "workspaceId" | "weights">): RunDraft {
  const { topic, context, ideas, top, preset, temperatures = {}, depth, inference, engine } = request;
  return {
    topic,
    context,
    ideas,
    top,
    preset,
    temperatures,
    depth,
    inference,
    engine,
    workspaceId,
    points: toPoints(weights),
  };
}

/** What is sent: only what differs from what the server would take by itself. */
export function toInput(draft: RunDraft, organizationPoints: Points): Omit<NewRun, "topic"> & { topic?: string } {
  const { topic, context, ideas, top, preset, points, depth, inference, engine, workspaceId } = draft;
  const temperatures = overridesOf(draft);
  const count = ideas ?? 5;
  return {
    ...(topic.trim() && { topic: topic.trim() }),
    ...(context.trim() && { context: context.trim() }),
    ideas: count,
    top: Math.min(top ?? 3, count),
    preset,
    ...(Object.keys(temperatures).length > 0 && { temperatures }),
    ...(points && !isSame(points, organizationPoints) && { weights: toWeights(points) }),
    depth,
    inference,
    engine,
    ...(workspaceId && { workspaceId }),
  };
}

function overridesOf({ preset, temperatures }: RunDraft): Partial<Temperatures> {
  const usual = presetTemperatures[preset];
  return Object.fromEntries(
    temperatureStages.flatMap((stage) => {
      const value = temperatures[stage];
      return value === undefined || value === usual[stage] ? [] : [[stage, value]];
    }),
  );
}

/** The fields that cannot be sent as they stand, each with the key of the sentence that says why. */
export function problemsOf(
  draft: RunDraft,
  options: { readonly isRemix: boolean },
): Partial<Record<keyof RunDraft, string>> {
  const { topic, ideas, top, points } = draft;
  return {
    ...(topic.trim() === "" && !options.isRemix && { topic: "new.problem.topic" }),
    ...(!isCount(ideas) && { ideas: "new.problem.count" }),
    ...(!isCount(top) && { top: "new.problem.count" }),
    ...(points && sumOf(points) === 0 && { points: "new.problem.weights" }),
  };
}

function isCount(value: number | null): boolean {
  return value !== null && Number.isInteger(value) && value >= 1 && value <= 20;
}
