/** Asks a provider once for text, and hands the text on as it comes. */
import type { CallText } from "../model-gateway.ts";
import { classifyFailure } from "./classify-failure.ts";
import { plainFailure } from "./failure.ts";
import type { ModelEndpoint } from "./model-endpoint.ts";
import { loadSdk, openLanguageModel, providerOptions } from "./open-language-model.ts";
import { readTokens } from "./read-tokens.ts";
import { failedRequest, longestText, type RequestResult, type RequestTime, timeFacts } from "./request.ts";

export interface TextRequest {
  readonly endpoint: ModelEndpoint;
  readonly fetch: typeof globalThis.fetch;
  readonly call: CallText;
  readonly time: RequestTime;
  readonly now: () => Date;
  readonly onText: (piece: string) => void;
}

export async function requestText(request: TextRequest): Promise<RequestResult<string>> {
  const { endpoint, call, time, onText } = request;
  const tooLong = new AbortController();
  const seen: { error: unknown } = { error: null };
  try {
    const { streamText } = await loadSdk();
    const stream = streamText({
      model: await openLanguageModel(endpoint, request.fetch),
      instructions: call.instructions,
      prompt: call.prompt,
      temperature: call.temperature,
      maxOutputTokens: call.maxOutputTokens,
      maxRetries: 0,
      abortSignal: AbortSignal.any([time.either, tooLong.signal]),
      providerOptions: providerOptions(endpoint),
      onError: ({ error }) => {
        seen.error ??= error;
      },
    });
    const text: string[] = [];
    let length = 0;
    for await (const piece of stream.textStream) {
      length += piece.length;
      if (length > longestText(call)) {
        tooLong.abort();
        return failedRequest(plainFailure("invalid_answer", "too_large"));
      }
      text.push(piece);
      onText(piece);
    }
    // A stream that was cut simply ends: only the reason of its end tells.
    const finishReason = await stream.finishReason;
    if (seen.error !== null) throw seen.error;
    const tokens = readTokens(await stream.usage);
    if (finishReason === "content-filter") return failedRequest(plainFailure("refused", "content-filter"), tokens);
    if (finishReason === "error" || finishReason === "other") throw new Error("the stream ended without an end");
    const value = text.join("");
    if (value === "") return failedRequest(plainFailure("invalid_answer", "empty"), tokens);
    return { ok: true, failure: null, value, json: value, tokens };
  } catch (error) {
    return failedRequest(classifyFailure(seen.error ?? error, timeFacts(time, request.now())));
  }
}
