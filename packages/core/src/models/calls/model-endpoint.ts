/** Where a model answers, and with which key it is asked. */
import type { ModelProviderKind } from "@eureka/contracts/model-usage";
import type { Secret } from "@eureka/kit/crypto";

export interface ModelEndpoint {
  /** Tells it from every other one, and from itself before its key or address changed: breakers go by it. */
  readonly id: string;
  readonly name: string;
  readonly kind: ModelProviderKind;
  readonly model: string;
  /** Null: the provider's own address. */
  readonly baseUrl: string | null;
  readonly key: Secret | null;
  /** An address that an organization has named is called with more care than one that the operator has set. */
  readonly setBy: "organization" | "operator";
}

/** How kinds of provider are called where nobody gave them a name. */
export const kindNames: Readonly<Record<ModelProviderKind, string>> = {
  gemini: "Gemini",
  openai: "OpenAI",
  anthropic: "Anthropic",
  ollama: "Ollama",
  openai_compatible: "OpenAI-compatible",
};

/** The providers' own addresses. They are always given, because the SDK would else look for one in the environment. */
export const standardAddresses: Readonly<Record<Exclude<ModelProviderKind, "openai_compatible">, string>> = {
  gemini: "https://generativelanguage.googleapis.com/v1beta",
  openai: "https://api.openai.com/v1",
  anthropic: "https://api.anthropic.com/v1",
  ollama: "http://127.0.0.1:11434",
};

/** Kinds that answer nobody without a key. */
export const kindsWithKey: ReadonlySet<ModelProviderKind> = new Set<ModelProviderKind>([
  "gemini",
  "openai",
  "anthropic",
]);

/** The address that requests go to, without a slash at its end. */
export function addressOf({ kind, baseUrl }: Pick<ModelEndpoint, "kind" | "baseUrl">): string {
  const given = baseUrl ?? (kind === "openai_compatible" ? "" : standardAddresses[kind]);
  const address = given.replace(/\/+$/, "");
  // Ollama speaks OpenAI's chat completions below /v1; people know its address without it.
  return kind === "ollama" && !address.endsWith("/v1") ? `${address}/v1` : address;
}
