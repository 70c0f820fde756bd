import { type ModelServer, startModelServer } from "@eureka/simulators/models";
import { testCall } from "@eureka/testing/test-models";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLocalGateway, type LocalGateway } from "./local.ts";

let server: ModelServer;
const gateways: LocalGateway[] = [];

beforeAll(async () => {
  server = await startModelServer({ models: ["llama3.2:latest", "house-model"] });
});
afterAll(async () => {
  for (const gateway of gateways) await gateway.close();
  await server.close();
});

function gatewayOf(environment: Record<string, string>): LocalGateway {
  const gateway = createLocalGateway(environment);
  gateways.push(gateway);
  return gateway;
}

test("without anything in the environment there is no model, and nobody is looked for", async () => {
  const gateway = gatewayOf({});
  expect(await gateway.available()).toBeNull();
  await expect(gateway.generate(testCall())).rejects.toMatchObject({ code: "no_model" });
});

test("the environment's endpoint answers; equal calls are answered once, and all is counted", async () => {
  const gateway = gatewayOf({ EUREKA_MODEL_URL: server.openaiUrl, EUREKA_MODEL_NAME: "house-model" });
  expect(await gateway.available()).toEqual({ provider: "OpenAI-compatible", model: "house-model" });
  const call = testCall({ cacheScope: "here" });
  expect(await gateway.generate(call)).toMatchObject({ outcome: "ok", cost: { microDollars: null } });
  expect(await gateway.generate(call)).toMatchObject({ outcome: "cached", cost: { microDollars: 0 } });
  expect(gateway.attempts.map(({ outcome }) => outcome)).toEqual(["ok", "cached"]);
});

test("an Ollama answers with the first model that it has, for nothing", async () => {
  const gateway = gatewayOf({ OLLAMA_HOST: server.url });
  const answer = await gateway.generate(testCall());
  expect(answer).toMatchObject({ provider: "Ollama", model: "llama3.2:latest", cost: { microDollars: 0 } });
  expect(await gatewayOf({ OLLAMA_HOST: "http://127.0.0.1:9" }).available()).toBeNull();
});

test("the named model belongs to its family, which then comes first", async () => {
  const keys = {
    GOOGLE_API_KEY: "key-of-google",
    OPENAI_API_KEY: "key-of-openai",
    ANTHROPIC_API_KEY: "key-of-anthropic",
  };
  expect(await gatewayOf(keys).available()).toEqual({ provider: "Gemini", model: "gemini-2.5-flash" });
  const available = (name: string) => gatewayOf({ ...keys, EUREKA_MODEL_NAME: name }).available();
  expect(await available("claude-sonnet-4-5")).toEqual({ provider: "Anthropic", model: "claude-sonnet-4-5" });
  expect(await available("gpt-4o")).toEqual({ provider: "OpenAI", model: "gpt-4o" });
});

test("a variable that is wrong is told in a sentence", () => {
  expect(() => createLocalGateway({ EUREKA_MODEL_URL: "models.example.com" })).toThrow("EUREKA_MODEL_URL");
});
