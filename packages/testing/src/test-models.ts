/** Models in tests: a call, and a provider that leads to the scripted server. */
import type { ModelProvider } from "@eureka/contracts/model-provider";
import type { ModelProviderKind } from "@eureka/contracts/model-usage";
import type { UsageRecord } from "@eureka/contracts/usage-record";
import type { ModelCall } from "@eureka/core/models";
import type { ModelServer } from "@eureka/simulators/models";
import { z } from "zod";
import type { TestOrganization } from "./test-organization.ts";

/** What {@link testCall} asks for. */
export const titleSchema = z.strictObject({ title: z.string().min(1), score: z.number().min(0).max(10) });

/** A call that wants one title; nothing of it is remembered unless the test says so. */
export function testCall(
  changes: Partial<ModelCall<z.infer<typeof titleSchema>>> = {},
): ModelCall<z.infer<typeof titleSchema>> {
  return {
    purpose: "test.title",
    promptVersion: "0123456789abcdef",
    instructions: "You find titles.",
    prompt: "A title for shorter queues at the bakery.",
    schema: titleSchema,
    schemaName: "title",
    temperature: 0.5,
    maxOutputTokens: 500,
    timeoutMilliseconds: 10_000,
    signal: new AbortController().signal,
    cacheScope: null,
    ...changes,
  };
}

interface Connecting {
  readonly kind?: ModelProviderKind;
  readonly name?: string;
  readonly model?: string;
  readonly key?: string;
}

/** Connects an organization with the scripted server, behind the providers that it has. */
export async function connectModel(
  organization: TestOrganization,
  server: Pick<ModelServer, "url" | "openaiUrl" | "geminiUrl" | "anthropicUrl">,
  { kind = "openai_compatible", key = "test-key-0123456789-abcd", ...rest }: Connecting = {},
): Promise<ModelProvider> {
  const addresses: Readonly<Record<ModelProviderKind, string>> = {
    gemini: server.geminiUrl,
    openai: server.openaiUrl,
    anthropic: server.anthropicUrl,
    ollama: server.url,
    openai_compatible: server.openaiUrl,
  };
  const input = { kind, key, model: "scripted-model", baseUrl: addresses[kind], ...rest };
  return organization.run<ModelProvider>(organization.admin, "model_provider.create", input);
}

/** The ledger in the order in which it was written. */
export async function readLedger(organization: TestOrganization): Promise<UsageRecord[]> {
  const page = await organization.run<{ data: UsageRecord[] }>(organization.admin, "usage_record.list", { limit: 200 });
  return page.data.reverse();
}
