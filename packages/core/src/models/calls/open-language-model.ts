/** Turns an endpoint into a model of the SDK. Providers' packages are loaded when the first of their kind is asked: most servers need one. */
import type { ModelProviderKind } from "@eureka/contracts/model-usage";
import type { JSONValue, LanguageModel } from "ai";
import { addressOf, type ModelEndpoint } from "./model-endpoint.ts";

interface Opening {
  readonly baseURL: string;
  /** Never empty: without one the SDK would take the operator's key out of the environment and send it to whatever address this is. */
  readonly apiKey: string;
  readonly model: string;
  readonly fetch: typeof globalThis.fetch;
}

const openers: Readonly<Record<ModelProviderKind, (opening: Opening) => Promise<LanguageModel>>> = {
  async gemini({ model, ...settings }) {
    const { createGoogle } = await import("@ai-sdk/google");
    return createGoogle(settings)(model);
  },
  async openai({ model, ...settings }) {
    const { createOpenAI } = await import("@ai-sdk/openai");
    return createOpenAI(settings).chat(model);
  },
  async anthropic({ model, ...settings }) {
    const { createAnthropic } = await import("@ai-sdk/anthropic");
    return createAnthropic(settings)(model);
  },
  ollama: openCompatible,
  openai_compatible: openCompatible,
};

async function openCompatible({ model, ...settings }: Opening): Promise<LanguageModel> {
  const { createOpenAICompatible } = await import("@ai-sdk/openai-compatible");
  const provider = createOpenAICompatible({
    ...settings,
    name: "compatible",
    includeUsage: true,
    supportsStructuredOutputs: true,
  });
  return provider(model);
}

export async function openLanguageModel(
  endpoint: ModelEndpoint,
  fetch: typeof globalThis.fetch,
): Promise<LanguageModel> {
  const apiKey = endpoint.key?.reveal() ?? "none";
  return openers[endpoint.kind]({ baseURL: addressOf(endpoint), apiKey, model: endpoint.model, fetch });
}

type ProviderOptions = Record<string, Record<string, JSONValue>>;

/**
 * What providers are told besides. Schemas are sent as hints: OpenAI's strict ones know only a part of JSON Schema, and answers are held
 * against the schema here. Thinking is switched off where it can be: the steps of a run are small, and people wait.
 */
export function providerOptions({ kind, model }: ModelEndpoint): ProviderOptions {
  switch (kind) {
    case "openai":
      return { openai: { strictJsonSchema: false } };
    case "gemini":
      return /^gemini-2\.5-flash/.test(model) ? { google: { thinkingConfig: { thinkingBudget: 0 } } } : {};
    case "anthropic":
      return {};
    default:
      return { compatible: { strictJsonSchema: false } };
  }
}

let sdk: Promise<typeof import("ai")> | undefined;

/** The SDK, loaded when the first model is asked. */
export function loadSdk(): Promise<typeof import("ai")> {
  // Its warnings go to the console of the process; what matters of them stands in the ledger.
  globalThis.AI_SDK_LOG_WARNINGS = false;
  sdk ??= import("ai");
  return sdk;
}
