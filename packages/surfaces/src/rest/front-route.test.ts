import { Agent, get, type IncomingMessage } from "node:http";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { testApplication } from "@eureka/testing/test-application";
import { expect, it } from "vitest";
import { createRestServer } from "./create-rest-server.ts";
import type { FrontRoute } from "./front-route.ts";

const { application } = await testApplication();

async function start(answer: FrontRoute["answer"], whenClosing: () => Promise<unknown> = async () => {}) {
  const server = await createRestServer({
    register: [(made) => made.addHook("preClose", async () => void (await whenClosing()))],
    application,
    health: { started: () => true, draining: () => false, dependencies: {} },
    trustedProxies: [],
    front: { prefix: "/front/", methods: ["GET", "POST"], bodyLimit: 100, answer },
  });
  const url = await server.listen({ host: "127.0.0.1", port: 0 });
  return { server, url };
}

const echo: FrontRoute["answer"] = async ({ url, body }) => ({ status: 200, headers: {}, body: `${url} ${body}` });

it("takes its own paths and leaves every other one to the router", async () => {
  const { server, url } = await start(echo);
  const answered = await fetch(`${url}/front/a?b=c`, { method: "POST", body: "body" });
  expect([answered.status, await answered.text()]).toEqual([200, "/front/a?b=c body"]);
  expect((await fetch(`${url}/docs/errors`)).status).toBe(200);
  expect((await fetch(`${url}/frontal`)).status).toBe(404);
  await server.close();
});

it("tells of a defect of ours nothing but the id under which it is logged", async () => {
  const { server, url } = await start(async () => Promise.reject(new Error("the password is 123")));
  const answer = await fetch(`${url}/front/a`);
  const body = await answer.text();
  expect([answer.status, body.includes("123")]).toEqual([500, false]);
  expect(JSON.parse(body)).toMatchObject({ code: "server.internal", requestId: answer.headers.get("x-request-id") });
  await server.close();
});

it("answers what was under way when the server was told to close, ends the connection with it, and takes no more", async () => {
  const [begun, finish] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const { server, url } = await start(async (request) => {
    begun.resolve();
    await finish.promise;
    return echo(request);
  });
  const answering = new Promise<IncomingMessage>((resolve, reject) => {
    get(`${url}/front/slow`, { agent: new Agent({ keepAlive: true }) }, resolve).once("error", reject);
  });
  await begun.promise;
  const closed = server.close();
  await expect.poll(() => fetch(`${url}/front/late`).catch(() => "refused")).toBe("refused");
  finish.resolve();
  const answer = await answering;
  expect([answer.statusCode, answer.headers.connection, await text(answer)]).toEqual([200, "close", "/front/slow "]);
  await closed;
});

it("is not held up in closing by connections on which nobody has begun to ask, opened before or meanwhile", async () => {
  const [begun, finish] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let address = "";
  const connected = () =>
    new Promise<Socket>((resolve) => {
      const socket = connect(Number(new URL(address).port), "127.0.0.1", () => resolve(socket));
    });
  // Browsers open another one as soon as one was ended.
  const { server, url } = await start(async (request) => {
    begun.resolve();
    await finish.promise;
    return echo(request);
  }, connected);
  address = url;
  const early = await connected();
  const ended = new Promise((resolve) => early.once("close", resolve));
  const answering = fetch(`${url}/front/slow`);
  await begun.promise;
  const closed = server.close();
  await ended;
  finish.resolve();
  expect((await answering).status).toBe(200);
  await closed;
});

it("does not answer, and goes on, when a client leaves in the middle of its body", async () => {
  let answered = 0;
  const { server, url } = await start(async (request) => {
    answered++;
    return echo(request);
  });
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  await new Promise<void>((resolve) => {
    socket.write("POST /front/a HTTP/1.1\r\nhost: a\r\ncontent-length: 50\r\n\r\nhalf", () => resolve());
  });
  socket.destroy();
  expect((await fetch(`${url}/front/b`)).status).toBe(200);
  expect(answered).toBe(1);
  await server.close();
});
