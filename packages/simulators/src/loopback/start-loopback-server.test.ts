import { request } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import type { Route } from "./exchange.ts";
import { sendJson } from "./send-json.ts";
import { type LoopbackServer, startLoopbackServer } from "./start-loopback-server.ts";

const echo: Route = {
  method: "POST",
  path: /^\/echo$/,
  handle({ body, query, response, recordViolation }) {
    if (body === undefined) recordViolation(["the body is no JSON"]);
    sendJson(response, body === undefined ? 400 : 200, { body, query: Object.fromEntries(query) });
  },
};
const silent: Route = { method: "GET", path: /^\/silent$/, handle: () => undefined };
const faulty: Route = {
  method: "GET",
  path: /^\/faulty$/,
  handle() {
    throw new Error("the script is wrong");
  },
};

describe("the frame of a simulated platform", () => {
  let server: LoopbackServer;
  afterEach(() => server.close());
  const start = async () => {
    server = await startLoopbackServer({ routes: [echo, silent, faulty] });
    return server.url;
  };

  it("hands requests to the route that fits, read whole", async () => {
    const url = await start();
    const response = await fetch(`${url}/echo?page=2`, { method: "POST", body: '{"name": "Zoë"}' });
    expect(await response.json()).toEqual({ body: { name: "Zoë" }, query: { page: "2" } });
    expect(server.violations).toEqual([]);
  });

  it("takes a path that nobody knows, another method and a body that is no JSON as violations", async () => {
    const url = await start();
    expect((await fetch(`${url}/elsewhere`)).status).toBe(404);
    expect((await fetch(`${url}/echo`)).status).toBe(404);
    expect((await fetch(`${url}/echo`, { method: "POST", body: "{" })).status).toBe(400);
    expect(server.violations.map(({ method, path, problems }) => [method, path, ...problems])).toEqual([
      ["GET", "/elsewhere", "there is no such operation"],
      ["GET", "/echo", "there is no such operation"],
      ["POST", "/echo", "the body is no JSON"],
    ]);
  });

  it("shows a fault of its own as a violation, so that no test takes it for a scripted one", async () => {
    const url = await start();
    const response = await fetch(`${url}/faulty`);
    expect(response.status).toBe(500);
    expect(await response.text()).toContain("the script is wrong");
    expect(server.violations[0]?.problems[0]).toContain("the script is wrong");
  });

  it("reads no more than it must of a body without end", async () => {
    const { port } = new URL(await start());
    const outcome = await new Promise<string>((resolve) => {
      const call = request({ host: "127.0.0.1", port, path: "/echo", method: "POST" });
      const block = Buffer.alloc(1024 * 1024, "x");
      const feed = () => {
        if (!call.destroyed) call.write(block, feed);
      };
      call.on("error", () => resolve("cut"));
      call.on("response", () => resolve("answered"));
      feed();
    });
    expect(outcome).toBe("cut");
  });

  it("cuts what still waits when it is closed", async () => {
    const url = await start();
    const waiting = fetch(`${url}/silent`).then(
      () => "answered",
      () => "cut",
    );
    await fetch(`${url}/echo`, { method: "POST", body: "1" });
    await server.close();
    expect(await waiting).toBe("cut");
    await expect(fetch(`${url}/echo`)).rejects.toThrow();
  });

  it("says when its port is taken", async () => {
    const { port } = new URL(await start());
    await expect(startLoopbackServer({ routes: [], port: Number(port) })).rejects.toThrow("EADDRINUSE");
  });
});
