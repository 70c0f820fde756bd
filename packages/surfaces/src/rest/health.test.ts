import { testApplication } from "@eureka/testing/test-application";
import { expect, it } from "vitest";
import { createRestServer } from "./create-rest-server.ts";

const { application } = await testApplication();

const health = { started: () => true, draining: () => false, dependencies: {} };

it("shows its metrics to its own network alone, behind a proxy too", async () => {
  const statusFor = async (trustedProxies: string[], remoteAddress: string, forwardedFor?: string) => {
    const server = await createRestServer({ application, health, trustedProxies });
    const headers = forwardedFor === undefined ? {} : { "x-forwarded-for": forwardedFor };
    const { statusCode } = await server.inject({ url: "/metrics", remoteAddress, headers });
    await server.close();
    return statusCode;
  };
  expect(await statusFor([], "127.0.0.1")).toBe(200);
  expect(await statusFor([], "10.1.2.3")).toBe(200);
  expect(await statusFor([], "::ffff:192.168.1.9")).toBe(200);
  expect(await statusFor([], "93.184.216.34")).toBe(404);
  expect(await statusFor([], "2606:2800:220:1::1")).toBe(404);
  // Passed on by a proxy that nobody named: its own address says nothing about who asks.
  expect(await statusFor([], "127.0.0.1", "93.184.216.34")).toBe(404);
  expect(await statusFor([], "127.0.0.1", "10.1.2.3")).toBe(404);
  expect(await statusFor(["127.0.0.1"], "10.1.2.3", "10.1.2.4")).toBe(404);
  expect(await statusFor(["127.0.0.1"], "127.0.0.1", "93.184.216.34")).toBe(404);
  expect(await statusFor(["127.0.0.1"], "127.0.0.1", "10.1.2.3")).toBe(200);
  expect(await statusFor(["127.0.0.1"], "127.0.0.1")).toBe(200);
});

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
