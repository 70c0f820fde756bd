import { type ModelServer, startModelServer } from "@eureka/simulators/models";
import { connectModel, readLedger, testCall } from "@eureka/testing/test-models";
import { type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { afterAll, beforeEach, expect, test } from "vitest";
import { type ModelError, type ModelStream, organizationGateway } from "./index.ts";

const servers: ModelServer[] = [];
let organization: TestOrganization;
let server: ModelServer;

beforeEach(async () => {
  organization = await testOrganization();
  server = await newServer();
  await connectModel(organization, server, { name: "First" });
});
afterAll(async () => {
  for (const each of servers) await each.close();
});

async function newServer(): Promise<ModelServer> {
  const made = await startModelServer();
  servers.push(made);
  return made;
}

function stream(changes: Parameters<typeof testCall>[0] = {}): ModelStream {
  const { ports, organizationId, user } = organization;
  const owner = { memberId: user.memberId, workspaceId: null, runId: null };
  return organizationGateway(ports, organizationId, owner).stream(testCall(changes));
}

async function read({ text }: ModelStream): Promise<string> {
  let all = "";
  for await (const piece of text) all += piece;
  return all;
}

const codeOf = ({ answer }: ModelStream) =>
  answer.then(
    () => "ok",
    (error: ModelError) => error.code,
  );

test("text comes in pieces, and the whole of it is metered as streamed", async () => {
  server.setScript([{ does: { kind: "split_unicode", usage: { input: 11, output: 22 } } }]);
  const streamed = stream();
  const text = await read(streamed);
  const answer = await streamed.answer;
  expect(answer).toMatchObject({ output: text, provider: "First", outcome: "ok", tokens: { input: 11, output: 22 } });
  expect(text).not.toContain("\ufffd");
  expect(await readLedger(organization)).toMatchObject([{ streamed: true, outcome: "ok", tokens: { output: 22 } }]);
});

test("a stream that is cut ends like any other, but its answer says that it did not come to its end", async () => {
  server.setScript([{ does: { kind: "cut" } }]);
  const streamed = stream();
  expect((await read(streamed)).length).toBeGreaterThan(0);
  expect(await codeOf(streamed)).toBe("unavailable");
  expect(await readLedger(organization)).toMatchObject([
    { streamed: true, outcome: "failed", reason: "unavailable", tokens: { input: null, output: null } },
  ]);
});

test("nobody gets half an answer of one model and half of another", async () => {
  const second = await newServer();
  await connectModel(organization, second, { name: "Second" });
  server.setScript([{ does: [{ kind: "cut" }, { kind: "server_error" }] }]);
  const cut = stream();
  await read(cut);
  expect(await codeOf(cut)).toBe("unavailable");
  expect(second.calls).toHaveLength(0);
  const whole = stream();
  await read(whole);
  expect(await whole.answer).toMatchObject({ provider: "Second", fallback: "unavailable" });
});

test("output without end is cut off, and a refusal and a hang are told", async () => {
  server.setScript([{ does: [{ kind: "endless" }, { kind: "refusal" }, { kind: "hang", after: "first_part" }] }]);
  const endless = stream({ timeoutMilliseconds: 60_000 });
  expect((await read(endless)).length).toBeLessThan(200_000);
  expect(await codeOf(endless)).toBe("invalid_answer");
  const refused = stream();
  await read(refused);
  expect(await codeOf(refused)).toBe("refused");
  const hanging = stream({ timeoutMilliseconds: 400 });
  await read(hanging);
  expect(await codeOf(hanging)).toBe("timeout");
});

test("a reader who leaves ends the call", async () => {
  server.setScript([{ does: { kind: "endless" } }]);
  const streamed = stream({ timeoutMilliseconds: 60_000 });
  for await (const _piece of streamed.text) break;
  expect(await codeOf(streamed)).toBe("aborted");
  expect(await readLedger(organization)).toMatchObject([{ outcome: "given_up", streamed: true }]);
});

test.each(["gemini", "anthropic", "openai", "ollama"] as const)("%s streams in its own format", async (kind) => {
  organization = await testOrganization();
  await connectModel(organization, server, { kind });
  server.setScript([{ does: { kind: "valid", usage: { input: 30, output: 40 } } }]);
  const streamed = stream();
  const text = await read(streamed);
  expect(await streamed.answer).toMatchObject({ output: text, tokens: { input: 30, output: 40 } });
  expect(server.violations).toEqual([]);
});
