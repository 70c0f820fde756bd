import { EurekaError } from "@eureka/contracts/errors";
import type { Generated } from "./generate-ideas.ts";

/** @throws EurekaError `idea_run.models_failed` when no model gave an idea: without one there is nothing to go on with. */
export function assertIdeas({ drafts, model }: Generated): void {
  if (drafts.length > 0) return;
  throw new EurekaError("idea_run.models_failed", {
    reason: model === null ? "no model answered" : "the answers held no idea",
  });
}
