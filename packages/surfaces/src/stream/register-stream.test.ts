import { relayOnce } from "@eureka/core/events";
import { testServer } from "@eureka/testing/rest-server";
import { testOrganization } from "@eureka/testing/test-organization";
import { expect, test } from "vitest";
import { registerStream } from "./register-stream.ts";

const path = "/api/v2/stream?topics=organization";

test("an API key needs the scope event:read, whatever else it may read", async () => {
  const organization = await testOrganization();
  const { server } = await testServer(organization, {
    register: [(made) => registerStream(made, organization.application)],
  });
  const { apiKey } = await organization.run<{ apiKey: string }>(organization.admin, "api_key.create", {
    name: "Boards only",
    scopes: ["organization:read", "workspace:read", "board:read"],
  });
  const refused = await server.inject({ url: path, headers: { authorization: `Bearer ${apiKey}` } });
  expect(refused.statusCode).toBe(403);
  expect(refused.json()).toMatchObject({ code: "permission.denied" });
});

test("a client that could not be served is cut off, so that it comes back for what it missed", async () => {
  const organization = await testOrganization();
  let isBroken = false;
  const application: typeof organization.application = {
    ...organization.application,
    admit: async () => organization.admin,
    async authenticate() {
      if (isBroken) throw new Error("the look-up failed");
      return organization.admin;
    },
  };
  const { url } = await testServer(organization, {
    register: [(made) => registerStream(made, application)],
    listens: true,
  });
  const response = await fetch(`${url}${path}`, { headers: { "last-event-id": "0" } });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  await reader.read();
  isBroken = true;
  await relayOnce(organization.ports);
  const readToTheEnd = async () => {
    while (!(await reader.read()).done);
  };
  await expect(readToTheEnd()).rejects.toThrow();
});

test("a HEAD request opens no stream", async () => {
  const organization = await testOrganization();
  const { server } = await testServer(organization, {
    register: [(made) => registerStream(made, organization.application)],
  });
  expect((await server.inject({ method: "HEAD", url: path })).statusCode).toBe(405);
});
