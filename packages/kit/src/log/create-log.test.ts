import { EurekaError } from "@eureka/contracts/errors";
import { expect, test } from "vitest";
import { Secret } from "../crypto/index.ts";
import { createLog, type LogOptions } from "./index.ts";

function createTestLog(level?: LogOptions["level"]) {
  const lines: string[] = [];
  const log = createLog({ level, destination: { write: (line) => void lines.push(line) } });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? "null") as Record<string, unknown> };
}

test("a line is an event with its fields, those of the child and the time", () => {
  const { log, last } = createTestLog();
  log
    .child({ organizationId: "org_1" })
    .child({ requestId: "req_1" })
    .info({ boardId: "brd_1", count: 3 }, "board.opened");
  const { time, ...rest } = last();
  expect(rest).toEqual({
    level: "info",
    event: "board.opened",
    organizationId: "org_1",
    requestId: "req_1",
    boardId: "brd_1",
    count: 3,
  });
  expect(new Date(String(time)).toISOString()).toBe(time);
});

test("lines below the level are not written", () => {
  const { log, lines } = createTestLog("warn");
  log.debug({}, "a");
  log.info({}, "b");
  log.warn({}, "c");
  log.error({}, "d");
  expect(lines).toHaveLength(2);
});

test("no secret gets into a line, wherever it stands", () => {
  const { log, lines } = createTestLog("debug");
  const hidden = "hunter2";
  const secret = new Secret(hidden);
  const headers = {
    Authorization: `Bearer ${hidden}`,
    cookie: hidden,
    "Set-Cookie": [hidden],
    "x-api-key": hidden,
    accept: "text/html",
  };
  log.info({ secret, list: [secret], map: new Map([["a", secret]]) }, "a");
  log.info(
    { request: { headers, body: { user: { password: hidden, newPassword: hidden, refresh_token: hidden } } } },
    "b",
  );
  log.child({ accessToken: hidden, nested: { clientSecret: hidden }, key: secret }).warn({}, "c");
  log.debug({ bytes: Buffer.from(hidden), credentials: { user: hidden } }, "d");
  const failure = Object.assign(new Error("refused", { cause: Object.assign(new Error("inner"), { query: hidden }) }), {
    parameters: [hidden],
  });
  log.error({ error: failure }, "e");
  expect(lines.join("")).not.toContain(hidden);
  expect(lines.join("")).not.toContain(Buffer.from(hidden).toString("base64"));
  expect(lines[1]).toContain('"accept":"text/html"');
});

test("numbers of tokens and names that only contain a telling word stay readable", () => {
  const { log, last } = createTestLog();
  log.info({ inputTokens: 512, tokenCount: 3, cookieConsent: true }, "model.answered");
  expect(last()).toMatchObject({ inputTokens: 512, tokenCount: 3, cookieConsent: true });
});

test("an error is written with its code, trace and causes", () => {
  const { log, last } = createTestLog();
  log.error(
    { error: new EurekaError("server.unavailable", { reason: "away" }, { cause: new Error("ECONNREFUSED") }) },
    "request.failed",
  );
  expect(last().error).toMatchObject({
    name: "EurekaError",
    code: "server.unavailable",
    message: "The server cannot do this at the moment: away.",
    stack: expect.stringContaining("create-log.test.ts"),
    cause: { name: "Error", message: "ECONNREFUSED" },
  });
});

test("circles, big integers, dates and line breaks cannot break a line", () => {
  const { log, lines, last } = createTestLog();
  const circle: Record<string, unknown> = { at: new Date(0), never: new Date(Number.NaN), big: 1n };
  circle.self = circle;
  log.info(circle, "line\nbreak");
  expect(lines).toHaveLength(1);
  expect(lines[0]?.trimEnd()).not.toContain("\n");
  expect(last()).toMatchObject({ at: "1970-01-01T00:00:00.000Z", never: null, big: "1" });
});
