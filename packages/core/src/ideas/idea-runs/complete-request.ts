import type { Temperatures } from "@eureka/contracts/creativity";
import { type IdeaRequest, ideaRequestSchema, type NewIdeaRun } from "@eureka/contracts/idea-run";

const usualIdeas = 5;

/** What is asked for, complete: the number of ideas and the temperatures follow from the rest where they were not given. */
export function completeRequest(given: Omit<NewIdeaRun, "workspaceId" | "weights">): IdeaRequest {
  const { temperature, temperatures, ideas = Math.max(usualIdeas, given.top), ...rest } = given;
  const derived = temperature === undefined ? undefined : temperaturesFrom(temperature);
  const chosen = derived || temperatures ? { temperatures: { ...derived, ...temperatures } } : {};
  return ideaRequestSchema.parse({ ...rest, ideas, ...chosen });
}

/** One temperature for all stages as the earlier system spread it, up to what models take: judging stays calm, finding is bolder. */
function temperaturesFrom(temperature: number): Temperatures {
  const generate = Math.min(2, 1.3 * temperature);
  return {
    generate,
    evaluate: Math.min(2, Math.max(0.1, 0.4 * temperature)),
    advocate: temperature,
    doubt: temperature,
    improve: generate,
  };
}
