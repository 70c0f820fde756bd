import { createHash } from "node:crypto";
import type { ModelCall } from "../model-gateway.ts";
import { addressOf, type ModelEndpoint } from "./model-endpoint.ts";

/**
 * What makes two calls equal, as a SHA-256 in hexadecimal digits: whose they are, who is asked, the prompt and its version, all
 * parameters, which sample it is and who shares the answer. The key of the provider is not in it: a new one changes no answer.
 */
export function answerKey(owner: string, endpoint: ModelEndpoint, call: ModelCall<unknown>): string {
  const parts = [
    owner,
    endpoint.kind,
    addressOf(endpoint),
    endpoint.model,
    call.promptVersion,
    call.instructions,
    call.prompt,
    call.schemaName,
    call.temperature,
    call.maxOutputTokens,
    call.sample ?? 0,
    call.cacheScope ?? "",
  ];
  // As a JSON array the parts cannot run into each other.
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
