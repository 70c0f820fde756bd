import { testServer } from "@eureka/testing/rest-server";
import { testOrganization } from "@eureka/testing/test-organization";
import { expect, test } from "vitest";
import { registerWelcome } from "../welcome/index.ts";

const { application, run, admin } = await testOrganization();
const { server } = await testServer(
  { application },
  { register: [(made) => registerWelcome(made, { application, isSetUp: async () => false })] },
);

test("bytes are no input of an operation that takes JSON", async () => {
  const { apiKey } = await run<{ apiKey: string }>(admin, "api_key.create", { name: "Everything" });
  const answer = await server.inject({
    method: "POST",
    url: "/api/v2/workspaces",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/octet-stream" },
    payload: '{"name":"Bytes"}',
  });
  expect(answer.statusCode).toBe(415);
  expect(answer.json()).toMatchObject({ code: "request.unsupported_media_type" });
});

test("the pages with the set-up token and the first key are kept by no cache", async () => {
  const answer = await server.inject({ url: "/setup?token=the-token" });
  expect(answer.headers).toMatchObject({ "cache-control": "no-store", "referrer-policy": "no-referrer" });
});
