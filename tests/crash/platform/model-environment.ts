import type { ModelServer } from "@eureka/simulators/models";

/** Leads an installation to a model server that lives in the rig: a killed process may have asked there without hearing the answer. */
export function modelEnvironment({ openaiUrl }: Pick<ModelServer, "openaiUrl">): Readonly<Record<string, string>> {
  return {
    EUREKA_MODEL_URL: openaiUrl,
    EUREKA_MODEL_NAME: "scripted-model",
    EUREKA_MODEL_KEY: "a-key-of-the-crash-rig",
  };
}
