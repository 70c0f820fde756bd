import { testApplication } from "@eureka/testing/test-application";
import { expect, it } from "vitest";
import { createRestServer } from "./create-rest-server.ts";

const { application } = await testApplication();

it("the earlier bot's check says what is down, and always answers 200; ready answers 503", async () => {
  const server = await createRestServer({
    application,
    health: {
      started: () => true,
      draining: () => false,
      dependencies: { database: async () => {}, cache: () => Promise.reject(new Error("gone")) },
    },
    trustedProxies: [],
    front: { prefix: "/front/", methods: ["GET"], bodyLimit: 100, answer: () => Promise.reject(new Error("unused")) },
  });
  const answer = await server.inject("/health");
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toMatchObject({
    status: "DEGRADED",
    version: "2.0.0",
    services: { database: "ok", cache: "down" },
    degraded_services: ["cache"],
  });
  expect((await server.inject("/health/ready")).statusCode).toBe(503);
  await server.close();
});
