/** What waits for a decision, as each client sees it: nobody takes it for something that was done. */
import { createEurekaClient, EurekaPendingError } from "@eureka/sdk";
import { testServer } from "@eureka/testing/rest-server";
import { testOrganization } from "@eureka/testing/test-organization";
import { beforeAll, expect, it } from "vitest";
import { jsonRpcPath, registerJsonRpc } from "../json-rpc/json-rpc-surface.ts";
import { runEureka } from "./run-eureka.ts";

const organization = await testOrganization();
const { application, admin, manager, user, run, workspaceId } = organization;
const { server, url } = await testServer(organization, {
  listens: true,
  register: [(made) => registerJsonRpc(made, application)],
});
const keyOf = async (who: typeof user) =>
  (await run<{ apiKey: string }>(who, "api_key.create", { name: "Client" })).apiKey;

let boardId: string;
let apiKey: string;

beforeAll(async () => {
  const input = { workspaceId, name: "Guarded", creationPolicy: "approval" };
  boardId = (await run<{ id: string }>(admin, "board.create", input)).id;
  apiKey = await keyOf(user);
});

it("REST answers 202 with the decision and its address, again for a repeated key, and 201 to who needs nobody", async () => {
  const post = (key: string, idempotencyKey: string = crypto.randomUUID()) =>
    server.inject({
      method: "POST",
      url: "/api/v2/work-items",
      headers: { authorization: `Bearer ${key}`, "idempotency-key": idempotencyKey },
      payload: { boardId, title: "Plan" },
    });
  const first = await post(apiKey, "once");
  expect(first.statusCode).toBe(202);
  const { id } = first.json();
  expect(first.headers.location).toBe(`/api/v2/decisions/${id}`);
  const again = await post(apiKey, "once");
  expect([again.statusCode, again.headers["idempotency-replayed"], again.json()]).toEqual([202, "true", first.json()]);
  expect((await post(await keyOf(manager))).statusCode).toBe(201);
});

it("the SDK throws the decision, so that nobody goes on with an item that is none", async () => {
  const eureka = createEurekaClient({ baseUrl: url, apiKey });
  const error = await eureka.call("work_item.create", { boardId, title: "Plan" }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(EurekaPendingError);
  expect((error as EurekaPendingError).decision).toMatchObject({ state: "open", kind: "operation_approval" });
  const answer = await eureka.request("work_item.capture", { boardId, text: "Plan by Friday" });
  expect(answer).toMatchObject({ pending: true, output: { state: "open" } });
  // A press is accepted with 202 too, and waits for nobody.
  expect((await eureka.request("me.get")).pending).toBe(false);
});

it("the command line says what waits for whom, and how to look at it", async () => {
  const environment = { EUREKA_URL: url, EUREKA_API_KEY: apiKey };
  const command = (...line: string[]) => runEureka(line, { environment, directory: process.cwd() });
  const said = await command("items", "create", "Plan", "--board-id", boardId);
  expect(said.code).toBe(0);
  expect(said.output).toContain("May the work item “Plan” be made on the board “Guarded”?");
  expect(said.output).toContain("everybody with the role manager or a higher one");
  const [, look = ""] = /eureka (decisions get dec_\w+)/.exec(said.output) ?? [];
  const shown = await command(...look.split(" "));
  expect([shown.code, shown.output.includes("open")]).toEqual([0, true]);
  const json = await command("items", "create", "Plan", "--board-id", boardId, "--json");
  expect(JSON.parse(json.output)).toMatchObject({ state: "open", outcome: null });
});

it("a further surface tells it by the same word", async () => {
  const answer = await server.inject({
    method: "POST",
    url: jsonRpcPath,
    headers: { authorization: `Bearer ${apiKey}` },
    payload: { jsonrpc: "2.0", id: 1, method: "work_item.create", params: { input: { boardId, title: "Plan" } } },
  });
  expect(answer.json()).toMatchObject({ id: 1, result: { pending: { state: "open" } } });
});
