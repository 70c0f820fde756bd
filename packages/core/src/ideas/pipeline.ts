/** What the stages of one run share. */
import { presetTemperatures, type Temperatures } from "@eureka/contracts/creativity";
import type { Weights } from "@eureka/contracts/evaluation";
import type { IdeaRequest } from "@eureka/contracts/idea-run";
import type { ModelGateway } from "../models/local.ts";
import { type CallTrace, createCallTrace } from "./calls/call-trace.ts";
import type { StageBook } from "./stage-book.ts";
import type { StepRunner } from "./step-runner.ts";
import { detectLanguage, type Language } from "./text/detect-language.ts";

export interface Pipeline {
  readonly runner: StepRunner;
  readonly gateway: ModelGateway;
  readonly request: IdeaRequest;
  readonly weights: Weights;
  readonly temperatures: Temperatures;
  /** What stands first in the order of models; the name for calls that were given up before anybody answered. */
  readonly firstModel: { readonly provider: string; readonly model: string };
  readonly language: Language;
  readonly stages: StageBook;
  readonly trace: CallTrace;
}

export function openPipeline(
  facts: Pick<Pipeline, "runner" | "gateway" | "request" | "weights" | "firstModel" | "stages">,
): Pipeline {
  const { request } = facts;
  return {
    ...facts,
    temperatures: { ...presetTemperatures[request.preset], ...request.temperatures },
    language: detectLanguage(request.topic),
    trace: createCallTrace(),
  };
}
