/** The specification's own rules; that every operation works over it, and refuses what REST refuses, tests/sweep shows. */
import { readFile } from "node:fs/promises";
import { testServer } from "@eureka/testing/rest-server";
import { testOrganization, testPassword } from "@eureka/testing/test-organization";
import { expect, test } from "vitest";
import { jsonRpcPath, registerJsonRpc } from "./json-rpc-surface.ts";

const organization = await testOrganization();
const { application } = organization;
const { server } = await testServer(organization, { register: [(made) => registerJsonRpc(made, application)] });
const { accessToken } = await organization.run<{ accessToken: string }>({ kind: "none" }, "session.create", {
  email: organization.emails.user,
  password: testPassword,
});

async function send(body: unknown) {
  const headers = { authorization: `Bearer ${accessToken}`, "content-type": "application/json" };
  return server.inject({ method: "POST", url: jsonRpcPath, headers, payload: JSON.stringify(body) });
}

const request = (method: string, input: object, more: object = {}) => ({
  jsonrpc: "2.0",
  method,
  params: { input, ...more },
});

test("the whole surface takes less than 150 lines and names no operation", async () => {
  const source = await readFile(new URL("json-rpc-surface.ts", import.meta.url), "utf8");
  expect(source.split("\n").length).toBeLessThan(150);
  const named = [...application.operations.keys()].filter((name) => source.includes(`"${name}"`));
  expect(named).toEqual([]);
});

test("a call answers with its id, a refusal with the problem that REST gives", async () => {
  const made = (await send({ ...request("work_item.create", { title: "Fix login" }), id: "a" })).json();
  expect(made).toMatchObject({ jsonrpc: "2.0", id: "a", result: { title: "Fix login", version: 1 } });
  const { id } = made.result;
  const late = { ...request("work_item.update", { id, title: "Fix it" }, { expectedVersion: 9 }), id: 2 };
  expect((await send(late)).json()).toMatchObject({
    id: 2,
    error: { code: -32_000, data: { status: 412, code: "precondition.failed", requestId: expect.any(String) } },
  });
  const wrong = { ...request("work_item.create", { title: 7 }), id: 3 };
  expect((await send(wrong)).json()).toMatchObject({
    id: 3,
    error: { code: -32_602, data: { errors: [{ path: "title" }] } },
  });
});

test("unknown methods, broken requests and broken batches get the specification's codes", async () => {
  expect((await send({ ...request("work_item.conjure", {}), id: 1 })).json()).toMatchObject({
    id: 1,
    error: { code: -32_601 },
  });
  expect((await send({ jsonrpc: "1.0", method: "me.get", id: 2 })).json()).toMatchObject({
    id: 2,
    error: { code: -32_600 },
  });
  expect((await send([])).json()).toMatchObject({ id: null, error: { code: -32_600 } });
  expect((await send(Array.from({ length: 101 }, () => 1))).json()).toMatchObject({
    id: null,
    error: { code: -32_600 },
  });
});

test("a batch answers each call, and a notification is done but not answered", async () => {
  const batch = [{ ...request("me.get", {}), id: 1 }, request("work_item.create", { title: "Quietly" }), 7];
  const answers = (await send(batch)).json<{ id: unknown; error?: { code: number } }[]>();
  expect(answers.map(({ id, error }) => [id, error?.code])).toEqual([
    [1, undefined],
    [null, -32_600],
  ]);
  const silent = await send(request("work_item.create", { title: "More quietly" }));
  expect([silent.statusCode, silent.body]).toEqual([204, ""]);
  const page = await organization.run<{ data: { title: string }[] }>(organization.user, "work_item.list", {});
  expect(page.data.map(({ title }) => title)).toEqual(expect.arrayContaining(["Quietly", "More quietly"]));
});
