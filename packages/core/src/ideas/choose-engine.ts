import { EurekaError } from "@eureka/contracts/errors";
import type { IdeaRequest, IdeaResult } from "@eureka/contracts/idea-run";
import type { ModelGateway } from "../models/local.ts";
import type { StepRunner } from "./step-runner.ts";

export type EngineChoice =
  | { readonly engine: "rules"; readonly reason: NonNullable<IdeaResult["engineReason"]>; readonly startedAt: number }
  | {
      readonly engine: "model";
      readonly gateway: ModelGateway;
      readonly firstModel: { readonly provider: string; readonly model: string };
      readonly startedAt: number;
    };

/**
 * Decides once who makes the ideas; a run that goes on after a crash keeps to it, whatever was connected meanwhile.
 * @throws EurekaError `idea_run.no_model` when the request wants a model and none is connected
 */
export async function chooseEngine(
  runner: StepRunner,
  gateway: ModelGateway | null,
  { engine }: Pick<IdeaRequest, "engine">,
): Promise<EngineChoice> {
  const { startedAt, firstModel } = await runner.step("begin", async () => ({
    startedAt: runner.now(),
    firstModel: engine === "rules" ? null : ((await gateway?.available()) ?? null),
  }));
  if (engine === "rules") return { engine, reason: "asked_for", startedAt };
  if (gateway && firstModel) return { engine: "model", gateway, firstModel, startedAt };
  if (engine === "model") throw new EurekaError("idea_run.no_model");
  return { engine: "rules", reason: "no_model", startedAt };
}
