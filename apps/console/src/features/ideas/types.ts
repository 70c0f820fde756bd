/** What the API answers about ideas, as the screens of this feature name it. */
import type { Input, Output } from "@eureka/sdk";

export type IdeaRun = Output<"idea_run.get">;
export type IdeaRunSummary = Output<"idea_run.list">["data"][number];
export type Idea = Output<"idea.get">;
export type Evaluation = NonNullable<Idea["evaluation"]>;
export type Improvement = NonNullable<Idea["improvement"]>;
export type StageReport = IdeaRun["stages"][number];
export type Bookmark = Output<"bookmark.get">;
export type Share = Bookmark["shares"][number];
export type DuplicateWarning = Output<"bookmark.find_similar">["data"][number];
export type NewRun = Input<"idea_run.create">;
