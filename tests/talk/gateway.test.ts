import { type ClientRequest, type IncomingMessage, request } from "node:http";
import { json } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { signReferenceDelivery } from "@eureka/connector-sdk/reference";
import { deliveryLimit } from "@eureka/surfaces/gateway";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ConnectedTeam, connectTeam, createStage, type Stage, signingSecret } from "./talk-stage.ts";

let stage: Stage;
let team: ConnectedTeam;

beforeAll(async () => {
  stage = await createStage();
  team = await connectTeam(stage);
});

afterAll(() => stage.close());

function sign(text: string, { now = new Date(), secret = `${signingSecret} of ${team.organizationId}` } = {}) {
  return signReferenceDelivery({ delivery: team.command(team.people.user, text), secret, now });
}

async function post(path: string, headers: Record<string, string>, body: Uint8Array<ArrayBuffer>) {
  const answer = await fetch(stage.url + path, { method: "POST", headers, body });
  const text = await answer.text();
  return { status: answer.status, code: text ? (JSON.parse(text) as { code?: string }).code : undefined };
}

/** The answer to a request that has not been sent to its end. */
async function answerOf(unfinished: ClientRequest) {
  const answer = await new Promise<IncomingMessage>((resolve, reject) =>
    unfinished.once("response", resolve).once("error", reject),
  );
  const { code } = (await json(answer)) as { code: string };
  unfinished.on("error", () => {}).destroy();
  return { status: answer.statusCode, code, connection: answer.headers.connection };
}

const hook = "/hooks/reference-chat";

describe("what nobody here signed", () => {
  it("is refused with 401: another secret, a changed byte, an old time, no signature, a cut one", async () => {
    const good = sign("new Nothing of this");
    const changed = Uint8Array.from(good.body);
    changed[changed.length - 3] = (changed[changed.length - 3] as number) ^ 1;
    const old = sign("new Old", { now: new Date(Date.now() - 301_000) });
    const other = sign("new Other", { secret: "another secret" });
    const cut = { ...good.headers, "x-reference-signature": good.headers["x-reference-signature"]?.slice(0, -1) ?? "" };
    const { "x-reference-signature": _, ...unsigned } = good.headers;
    const attempts: [Record<string, string>, Uint8Array<ArrayBuffer>][] = [
      [good.headers, changed],
      [old.headers, old.body],
      [other.headers, other.body],
      [cut, good.body],
      [unsigned, good.body],
    ];
    for (const [headers, body] of attempts) {
      const answer = await post(hook, headers, body);
      expect([401, 404]).toContain(answer.status);
    }
    expect(await post(hook, other.headers, other.body)).toEqual({ status: 401, code: "inbound_event.refused" });
    await stage.work();
    expect(await team.items()).toEqual([]);
  });

  it("gets the same answer for a place that nobody connected, so that nobody learns who is", async () => {
    const elsewhere = { ...team.command(team.people.user, "new Elsewhere"), platformWorkspaceId: "W-unknown" };
    const { headers, body } = signReferenceDelivery({ delivery: elsewhere, secret: "any", now: new Date() });
    expect(await post(hook, headers, body)).toEqual({ status: 401, code: "inbound_event.refused" });
    expect(await post(`${hook}/an-unknown-key`, headers, body)).toEqual({ status: 401, code: "inbound_event.refused" });
  });
});

describe("odd requests", () => {
  it("of no known platform, or that no platform would send, are answered with 404", async () => {
    const { headers, body } = sign("new Nowhere");
    expect(await post("/hooks/no-such-platform", headers, body)).toEqual({ status: 404, code: "route.not_found" });
    for (const odd of ["", "{", "null", "[]", '{"__proto__":{}}', "\u0000", '"text"']) {
      const answer = await post(hook, headers, new TextEncoder().encode(odd));
      expect([odd, answer.status]).toEqual([odd, 404]);
    }
    expect((await post(hook, headers, gzipSync(body))).status).toBe(404);
  });

  it("that are too large are refused while they are read, at the latest when they have become so", async () => {
    const announced = request(stage.url + hook, { method: "POST", headers: { "content-length": deliveryLimit + 1 } });
    announced.flushHeaders();
    expect(await answerOf(announced)).toMatchObject({ status: 413, code: "request.too_large", connection: "close" });
    const endless = request(stage.url + hook, { method: "POST", headers: { "transfer-encoding": "chunked" } });
    endless.write(new Uint8Array(deliveryLimit + 1));
    expect(await answerOf(endless)).toMatchObject({ status: 413, code: "request.too_large", connection: "close" });
  });

  it("ask whether anybody is there: HEAD is answered by the connector, and other methods by nobody", async () => {
    const ask = (method: string, path = hook) => fetch(stage.url + path, { method });
    expect((await ask("HEAD")).status).toBe(200);
    expect((await ask("GET")).status).toBe(404);
    const refused = await ask("DELETE");
    expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, HEAD, POST"]);
  });

  it("whose path leads nowhere, or is not well-formed, are answered with 404", async () => {
    const { headers, body } = sign("new Nowhere");
    for (const path of [
      "/hooks/",
      "/hooks//key",
      `${hook}/`,
      `${hook}/a/b`,
      "/hooks/%zz",
      "/hooks/__proto__",
      "/hooksx",
    ]) {
      expect([path, await post(path, headers, body)]).toEqual([path, { status: 404, code: "route.not_found" }]);
    }
  });

  it("are answered with the headers of every other answer, accepted or not", async () => {
    const elsewhere = await fetch(`${stage.url}/docs/errors`);
    const { headers, body } = signReferenceDelivery({
      delivery: {
        ...team.command(team.people.user, "new Headers"),
        platformWorkspaceId: team.chat.platformWorkspaceId,
        events: [],
      },
      secret: `${signingSecret} of ${team.organizationId}`,
      now: new Date(),
    });
    for (const sent of [headers, { ...headers, "x-reference-signature": "v0=wrong" }]) {
      const answer = await fetch(stage.url + hook, { method: "POST", headers: sent, body });
      expect(answer.headers.get("cache-control") ?? "no-store").toBe("no-store");
      expect(answer.headers.get("x-request-id")).toMatch(/^req_/);
      for (const name of ["content-security-policy", "strict-transport-security", "x-content-type-options"]) {
        expect(answer.headers.get(name)).toBe(elsewhere.headers.get(name));
      }
      expect(answer.headers.get("content-type")).toBe(answer.ok ? null : "application/problem+json; charset=utf-8");
    }
  });

  it("whose body says another content type are read byte for byte all the same", async () => {
    const { headers, body } = sign("new Any content type");
    for (const type of ["text/plain; charset=latin1", "application/x-www-form-urlencoded", "application/json"]) {
      expect(await post(hook, { ...headers, "content-type": type }, body)).toEqual({ status: 200, code: undefined });
    }
    await stage.work();
    expect((await team.items()).map(({ title }) => title)).toEqual(["Any content type"]);
  });
});

describe("a connection's own address", () => {
  it("leads to it alone, and events of another platform workspace are left out", async () => {
    const connections = await team.run<{ data: { hookPath: string; connector: string }[] }>(
      team.admin,
      "connection.list",
      {},
    );
    const path = connections.data.find(({ connector }) => connector === "reference-chat")?.hookPath as string;
    const secret = `${signingSecret} of ${team.organizationId}`;
    const own = team.command(team.people.user, "new By its address");
    const foreign = { ...team.command(team.people.user, "new Of others"), platformWorkspaceId: "W-other" };
    for (const delivery of [own, foreign]) {
      const { headers, body } = signReferenceDelivery({ delivery, secret, now: new Date() });
      expect(await post(path, headers, body)).toEqual({ status: 200, code: undefined });
    }
    await stage.work();
    const titles = (await team.items()).map(({ title }) => title);
    expect(titles).toContain("By its address");
    expect(titles).not.toContain("Of others");
  });

  it("of a paused connection acknowledges and drops", async () => {
    const paused = await connectTeam(stage, { platformWorkspaceId: "W-paused" });
    await paused.run(paused.admin, "connection.pause", { id: paused.connection.id });
    expect(await paused.deliver(paused.command(paused.people.user, "new Asleep"))).toBe(200);
    await stage.work();
    expect(await paused.items()).toEqual([]);
  });
});
