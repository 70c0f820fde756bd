import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { EventSender } from "./event-sender.ts";
import { definePlatformCall } from "./platform-call.ts";
import { findAcceptedProbes } from "./probe-calls.ts";
import { RequestWindow } from "./request-limit.ts";
import { type Platform, startPlatform } from "./start-platform.ts";

const notes = new Map<string, string>();
const calls = [
  definePlatformCall({
    name: "GET /notes/{id}",
    method: "GET",
    path: "/notes/{id}",
    query: z.strictObject({ upper: z.enum(["true", "false"]).optional() }),
    malformed: { query: { uper: "true" } },
    run: ({ parameters }) => ({ status: 200, body: { text: notes.get(parameters.id ?? "") ?? null } }),
  }),
  definePlatformCall({
    name: "PUT /notes/{id}",
    method: "PUT",
    path: "/notes/{id}",
    body: z.strictObject({ text: z.string().max(10) }),
    malformed: { body: { text: 5 } },
    run({ parameters, body }) {
      notes.set(parameters.id ?? "", body.text);
      return { status: 200, body: { text: body.text } };
    },
  }),
  definePlatformCall({
    name: "POST /files",
    method: "POST",
    path: "/files",
    body: z.strictObject({ title: z.string() }),
    malformed: { body: {} },
    run: ({ body, files }) => ({ status: 201, body: { title: body.title, size: files.get("file")?.bytes.length } }),
  }),
];

describe("the frame of simulated platforms", () => {
  let platform: Platform;
  const window = new RequestWindow({ calls: 3, windowMilliseconds: 60_000 });
  beforeEach(async () => {
    platform = await startPlatform<string>({
      basePath: "/api",
      calls,
      refuse: (problems) => ({ status: 400, body: { problems } }),
      authenticate: ({ headers }) =>
        headers.authorization ? { caller: headers.authorization } : { answer: { status: 401, body: {} } },
      limit: ({ headers }) =>
        headers.limited && window.take("one", Date.now()) > 0
          ? { status: 429, headers: { "retry-after": "7" }, body: {} }
          : null,
    });
  });
  afterEach(() => platform.close());
  const call = (method: string, path: string, body?: string | FormData, headers: Record<string, string> = {}) =>
    fetch(`${platform.url}/api${path}`, {
      method,
      headers: { authorization: "a token", ...headers },
      body: body ?? null,
    });

  it("serves calls, files among them, and asks for a token", async () => {
    await call("PUT", "/notes/a%2Fb", JSON.stringify({ text: "hello" }));
    expect(await (await call("GET", "/notes/a%2Fb")).json()).toEqual({ text: "hello" });
    const form = new FormData();
    form.set("title", "T");
    form.set("file", new File([new Uint8Array([0, 255, 7])], "x.bin"));
    expect(await (await call("POST", "/files", form)).json()).toEqual({ title: "T", size: 3 });
    expect((await fetch(`${platform.url}/api/notes/1`)).status).toBe(401);
    expect(platform.violations).toEqual([]);
    expect(platform.counts.get("GET /notes/{id}")).toBe(2);
  });

  it("records what a schema refuses, and every probe is refused", async () => {
    expect((await call("PUT", "/notes/1", JSON.stringify({ text: "longer than ten" }))).status).toBe(400);
    expect(platform.violations).toHaveLength(1);
    expect(await findAcceptedProbes(platform, "/api", calls, { authorization: "a token" })).toEqual([]);
  });

  it("fails, loses answers and limits on demand", async () => {
    platform.faults.answerNext({ status: 503, body: {} });
    expect((await call("GET", "/notes/1")).status).toBe(503);
    platform.faults.loseNextAnswer();
    expect((await call("GET", "/notes/1")).status).toBe(200);
    await expect(call("PUT", "/notes/lost", JSON.stringify({ text: "kept" }))).rejects.toThrow();
    expect(notes.get("lost")).toBe("kept");
    const statuses = [];
    for (let round = 0; round < 4; round++)
      statuses.push((await call("GET", "/notes/1", undefined, { limited: "yes" })).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  it("repeats an event that is not acknowledged, and drops, doubles and reorders on demand", async () => {
    const received: string[] = [];
    let failures = 1;
    const { createServer } = await import("node:http");
    const listener = createServer((request, response) => {
      request.setEncoding("utf8");
      let body = "";
      request.on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () => {
        received.push(body);
        response.writeHead(failures-- > 0 ? 500 : 200).end("ok");
      });
    });
    await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(listener.address() as { port: number }).port}/`;
    const sender = new EventSender({ acknowledgeMilliseconds: 3_000, repeatAfterMilliseconds: [5, 5] });
    const send = (name: string) =>
      sender.send(name, (attempt) => ({ url, method: "POST", headers: {}, body: `${name}/${attempt}` }));
    expect(await send("first")).toMatchObject({ attempts: [500, 200], acknowledged: true, answer: "ok" });
    sender.faults.dropNext = 1;
    expect(await send("dropped")).toBeNull();
    sender.faults.copies = 4;
    await send("four");
    sender.faults.reorderNext = true;
    await Promise.all([send("early"), send("late")]);
    expect(received).toEqual(["first/0", "first/1", "four/0", "four/0", "four/0", "four/0", "late/0", "early/0"]);
    await sender.close();
    listener.close();
  });
});
