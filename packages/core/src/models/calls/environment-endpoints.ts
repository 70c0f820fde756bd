/** The operator's models: what the environment of the server, or of a command line without one, names. */
import type { ModelProviderKind } from "@eureka/contracts/model-usage";
import type { ModelConfig } from "@eureka/kit/config";
import type { Secret } from "@eureka/kit/crypto";
import { kindNames, type ModelEndpoint } from "./model-endpoint.ts";

type NamedKind = Exclude<ModelProviderKind, "openai_compatible">;

/** Quick and cheap models that are good enough for every step. */
const usualModels: Readonly<Record<Exclude<NamedKind, "ollama">, string>> = {
  gemini: "gemini-2.5-flash",
  openai: "gpt-4.1-mini",
  anthropic: "claude-haiku-4-5",
};

const families: readonly (readonly [RegExp, NamedKind])[] = [
  [/^(models\/)?gemini/i, "gemini"],
  [/^(gpt|chatgpt|o\d)/i, "openai"],
  [/^claude/i, "anthropic"],
];

/** Whose model has this name; what is no known family's is one that somebody runs himself. */
function familyOf(model: string): NamedKind {
  return families.find(([pattern]) => pattern.test(model))?.[1] ?? "ollama";
}

/**
 * In the order in which they are asked: EUREKA_MODEL_URL, then the provider that EUREKA_MODEL_NAME names, then Gemini, OpenAI,
 * Anthropic, Ollama. `firstModel` says what an Ollama has installed; null leaves it out.
 */
export async function environmentEndpoints(
  config: ModelConfig,
  firstModel: (host: string) => Promise<string | null>,
): Promise<ModelEndpoint[]> {
  const { url, key = null, name } = config;
  const wanted = !url && name ? { kind: familyOf(name), model: name } : null;
  const modelOf = (kind: Exclude<NamedKind, "ollama">) => (wanted?.kind === kind ? wanted.model : usualModels[kind]);
  const keyed = (kind: Exclude<NamedKind, "ollama">, own: Secret | undefined) =>
    own ? [endpoint(kind, modelOf(kind), null, own)] : [];
  const host = config.ollamaHost;
  const ollamaModel = host ? (wanted?.kind === "ollama" ? wanted.model : await firstModel(host)) : null;
  const named = [
    ...keyed("gemini", config.geminiKey),
    ...keyed("openai", config.openaiKey),
    ...keyed("anthropic", config.anthropicKey),
    ...(host && ollamaModel ? [endpoint("ollama", ollamaModel, host, null)] : []),
  ];
  const first = named.filter(({ kind }) => kind === wanted?.kind);
  const others = named.filter(({ kind }) => kind !== wanted?.kind);
  return [...(url && name ? [endpoint("openai_compatible", name, url, key)] : []), ...first, ...others];
}

function endpoint(kind: ModelProviderKind, model: string, baseUrl: string | null, key: Secret | null): ModelEndpoint {
  return { id: `installation:${kind}`, name: kindNames[kind], kind, model, baseUrl, key, setBy: "operator" };
}
