/** Runs ideas in this process: no server and no database. */
import { EurekaError } from "@eureka/contracts/errors";
import type { NewIdeaRun } from "@eureka/contracts/idea-run";
import { say } from "@eureka/contracts/words";
import type { LocalGateway } from "@eureka/core/ideas/local";
import { CommandError } from "../command-error.ts";
import type { CommandContext } from "../context.ts";
import type { IdeaOutcome } from "./idea-outcome.ts";
import type { StageProgress } from "./stage-progress.ts";

/**
 * Asks the models that the environment names; without one, rules answer. Throws a CommandError when the request accepts nothing but a
 * model, and the reason of the interruption when the person gives up.
 */
export async function runLocally(
  { environment, terminal }: CommandContext,
  asked: NewIdeaRun,
  progress: StageProgress,
): Promise<IdeaOutcome> {
  const { completeRequest, createLocalGateway, runIdeasLocally } = await import("@eureka/core/ideas/local");
  const { weights, workspaceId: _none, ...rest } = asked;
  const request = { ...completeRequest(rest), ...(weights && { weights }) };
  const gateway = createLocalGateway(environment);
  try {
    const result = await runIdeasLocally(request, {
      gateway,
      onStage: (report) => progress.tell(report),
      signal: terminal.interrupted,
    });
    const { topic, context } = request;
    return { topic, context, result, answer: result, failures: failuresOf(gateway), ideaIds: null };
  } catch (error) {
    if (error instanceof EurekaError && !terminal.interrupted.aborted) throw explain(error, gateway);
    throw error;
  } finally {
    await gateway.close();
  }
}

function explain(error: EurekaError, gateway: LocalGateway): CommandError {
  const advice = error.code === "idea_run.no_model" ? say("cli.ideas.connect_model") : say("cli.ideas.advice_model");
  return new CommandError([error.message, ...failuresOf(gateway), advice].join("\n"));
}

/** What was wrong with each provider that did not answer, once. */
function failuresOf({ attempts }: LocalGateway): string[] {
  const sentences = attempts.flatMap(({ provider, model, reason }) => {
    if (reason === null) return [];
    const what = reason === "unavailable" ? say("cli.ideas.model_unavailable") : say(`model.reason.${reason}`);
    return [`${provider} (${model}): ${what}`];
  });
  return [...new Set(sentences)];
}
