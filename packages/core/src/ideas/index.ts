/** Ideas: a topic becomes ranked, evaluated, improved ideas. */
export { drawIdeaPreview } from "./cards/idea-preview.ts";
export { postRunCard } from "./cards/post-idea-card.ts";
export { sayBookmarks } from "./cards/say-idea.ts";
export { ideaRun } from "./idea-runs/idea-run.ts";
export { readIdeaRun } from "./idea-runs/read-idea-run.ts";
export { ideasModule } from "./module.ts";
export type { StepRunner } from "./step-runner.ts";
