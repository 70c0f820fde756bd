import type { ClaimedUsage } from "./behaviour.ts";
import type { ModelRequest } from "./model-request.ts";

/** The token counts of one answer. `cached` is a part of `input`, `reasoning` a part of `output`. */
export interface Usage {
  readonly input: number;
  readonly cached: number;
  readonly output: number;
  readonly reasoning: number;
}

const bytesPerToken = 4;

/** Counts four bytes as a token, unless the script claims something else. */
export function countUsage(request: ModelRequest, answer: string, claimed: ClaimedUsage = {}): Usage {
  const reasoning = claimed.reasoning ?? 0;
  return {
    input: claimed.input ?? countTokens(request.messages.map((message) => message.text).join("\n")),
    cached: claimed.cached ?? 0,
    output: claimed.output ?? countTokens(answer) + reasoning,
    reasoning,
  };
}

function countTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / bytesPerToken);
}
