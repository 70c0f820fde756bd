import { testServer } from "@eureka/testing/rest-server";
import { testOrganization } from "@eureka/testing/test-organization";
import { expect, test } from "vitest";

const { application, run, admin } = await testOrganization();
const { server } = await testServer({ application });

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
