/** Every field of every operation with values that no client should send: refused by name, or kept exactly; never an accident. */
import type { OperationDescription } from "@eureka/core/operations";
import { asOwner } from "@eureka/kit/db";
import { createLog } from "@eureka/kit/log";
import { jsonBodyLimit, shapeOf } from "@eureka/surfaces/rest";
import { testServer } from "@eureka/testing/rest-server";
import { testApplication } from "@eureka/testing/test-application";
import { expect, test } from "vitest";
import { z } from "zod";
import { prepareInput } from "./exercise.ts";
import { fillSlot, idSlotsOf } from "./id-slots.ts";
import { inParallel } from "./in-parallel.ts";
import type { Input } from "./recipes.ts";
import { noLimit } from "./stage.ts";
import { buildRequest } from "./surfaces/rest-surface.ts";
import { makeWorld } from "./world.ts";

/** In every bad text, so that it can be looked for where it must not be. */
const mark = "zq7mark";

const written: string[] = [];
const log = createLog({
  level: "debug",
  destination: { write: (line) => void written.push(line) },
});
const stage = await testApplication({ ports: { createLimiter: noLimit, log } });
const { server } = await testServer(stage);
const world = await makeWorld(stage);
const { admin } = world.callers;
const operations = [...stage.application.operations.values()];

interface Attempt {
  readonly operation: OperationDescription;
  readonly input: Input;
  /** The field that is bad; null when the whole is. */
  readonly field: string | null;
  readonly what: string;
}

interface Answered extends Attempt {
  readonly status: number;
  readonly requestId: string;
  readonly body: { readonly errors?: readonly { readonly path: string }[]; readonly code?: string };
  readonly text: string;
}

const badValues: readonly (readonly [string, unknown])[] = [
  ["a number that is too large", 1e308],
  ["a number beyond exactness", Number.MAX_SAFE_INTEGER + 2],
  ["a negative number", -1],
  ["a fraction", 0.5],
  ["an object", { [mark]: { constructor: { prototype: {} } } }],
  ["a nested list", [[mark]]],
  ["a switch", true],
  ["nothing", null],
  ["an empty text", ""],
  ["blanks", "   "],
  ["a NUL byte", `${mark}\u0000x`],
  ["half a character", `${mark}\ud800x`],
  ["control characters", `${mark}\u0007\u001b[31m\u202e`],
  ["a very long text", mark + "x".repeat(100_000)],
  ["a command", `${mark}'; drop table members; --`],
  ["31 February", "2026-02-31"],
];

async function attemptsOf(operation: OperationDescription): Promise<Attempt[]> {
  const input = await prepareInput(operation, world, admin);
  const { fields } = shapeOf(operation);
  const attempts: Attempt[] = [
    { operation, input: { ...input, [mark]: 1 }, field: mark, what: "an unknown field" },
    { operation, input: { ...input, constructor: mark }, field: "constructor", what: "a field of all objects" },
  ];
  for (const field of Object.keys(fields)) {
    for (const [what, value] of badValues)
      attempts.push({ operation, input: { ...input, [field]: value }, field, what });
  }
  for (const slot of idSlotsOf(operation).filter(({ takesAnyText }) => !takesAnyText)) {
    const other = slot.kind === "board" ? world.ids.list : world.ids.board;
    const filled = fillSlot(input, slot, other as string);
    if (filled) attempts.push({ operation, input: filled, field: slot.path.join("."), what: "an id of another kind" });
  }
  return attempts;
}

async function send(attempt: Attempt): Promise<Answered> {
  const { operation, input } = attempt;
  const { method, path, headers, body } = buildRequest(
    operation,
    input,
    operation.permission === "public" ? null : admin.token,
  );
  const answer = await server.inject({
    method,
    url: path,
    headers,
    ...(body !== undefined && { payload: typeof body === "string" ? body : Buffer.from(body) }),
  });
  const isJson = /json/.test(String(answer.headers["content-type"]));
  return {
    ...attempt,
    status: answer.statusCode,
    requestId: String(answer.headers["x-request-id"]),
    text: answer.body,
    body: isJson && answer.body !== "" ? answer.json() : {},
  };
}

/** Signing in checks a password, which takes a moment, for everything that looks like one. */
const slow = new Set([
  "session.create",
  "organization.bootstrap",
  "organization.explore",
  "invitation.accept",
  "password_reset.accept",
]);

test("bad values are refused by the name of their field, and nothing of the attempt is done", async () => {
  const attempts = (await inParallel(operations, attemptsOf)).flat();
  const answers = await inParallel(attempts, send);
  const name = ({ operation, field, what }: Attempt) => `${operation.name} ${field} = ${what}`;
  const accidents = answers.filter(({ status }) => status >= 500).map((answer) => `${name(answer)}: ${answer.text}`);
  expect(accidents).toEqual([]);

  const nameless = answers.filter(({ status, body, field }) => {
    const first = field?.split(".")[0];
    return (
      status === 422 &&
      body.code === "request.invalid" &&
      !body.errors?.some(({ path }) => path.split(".")[0] === first)
    );
  });
  expect(nameless.map((answer) => `${name(answer)}: ${answer.text}`)).toEqual([]);

  const refused = answers.filter(({ status }) => status >= 400).map(({ requestId }) => requestId);
  expect(refused.length).toBeGreaterThan(operations.length * 5);
  await asOwner(stage.database.admin, async (client) => {
    const { rows: events } = await client.query("select type from events where causation_id = any ($1)", [refused]);
    const { rows: records } = await client.query(
      "select operation from audit_records where request_id = any ($1) and result = 'success'",
      [refused],
    );
    expect([...events, ...records]).toEqual([]);
  });
});

test("ids of another kind, unknown fields and fields of all objects are always refused", async () => {
  const attempts = (await inParallel(operations, attemptsOf)).flat();
  const strict = attempts.filter(({ what }) =>
    ["an unknown field", "a field of all objects", "an id of another kind"].includes(what),
  );
  const accepted = (await inParallel(strict, send)).filter(({ status }) => status < 400);
  expect(accepted.map(({ operation, field, what }) => `${operation.name} ${field} = ${what}`)).toEqual([]);
});

/** Fields that are cleaned, because they become names of files and headers. */
const cleaned = new Set(["file.upload name", "file.upload mediaType"]);

test("markup is text: what is accepted comes back letter by letter", async () => {
  const markup = `<script>alert("${mark}")</script> [click](javascript:alert(1)) <img src=x onerror=alert(1)>`;
  const writes = operations.filter(({ effect, name }) => effect !== "read" && !slow.has(name));
  const tried: string[] = [];
  const findings = await inParallel(writes, async (operation) => {
    const complaints: string[] = [];
    for (const [field, schema] of Object.entries(shapeOf(operation).fields)) {
      if (!schema.safeParse(markup).success || !shows(operation, field) || cleaned.has(`${operation.name} ${field}`))
        continue;
      tried.push(`${operation.name} ${field}`);
      const input = { ...(await prepareInput(operation, world, admin)), [field]: markup };
      const answer = await send({ operation, input, field, what: "markup" });
      const kept = (answer.body as Readonly<Record<string, unknown>>)[field];
      if (answer.status < 300 && kept !== markup)
        complaints.push(`${operation.name} ${field}: ${JSON.stringify(kept)}`);
      if (answer.status >= 500) complaints.push(`${operation.name} ${field}: ${answer.text}`);
    }
    return complaints;
  });
  expect(findings.flat()).toEqual([]);
  expect(tried).toEqual(
    expect.arrayContaining(["work_item.create title", "comment.update body", "message.post text", "label.create name"]),
  );
});

function shows({ output }: OperationDescription, field: string): boolean {
  return output instanceof z.ZodObject && Object.hasOwn(output.shape, field);
}

test("bodies that are no JSON, too large, of another type or poisoned are refused before anything looks at them", async () => {
  const post = async (payload: string | Buffer, contentType = "application/json") => {
    const headers = { authorization: `Bearer ${admin.token}`, "content-type": contentType };
    const { statusCode } = await server.inject({ method: "POST", url: "/api/v2/work-items", headers, payload });
    return statusCode;
  };
  expect(await post(`{"title": "${mark}`)).toBe(400);
  expect(await post(`{"title": "x", "__proto__": {"${mark}": true}}`)).toBe(400);
  expect(await post(`{"title": {"__proto__": null}}`)).toBe(400);
  expect(await post("[1]")).toBe(422);
  expect(await post(`"${mark}"`)).toBe(422);
  expect(await post(`<title>${mark}</title>`, "application/xml")).toBe(415);
  expect(await post(JSON.stringify({ title: "x".repeat(10_000_000) }))).toBe(413);
  expect(await post(JSON.stringify({ title: "x".repeat(jsonBodyLimit) }))).toBe(413);
  expect(await post(Buffer.from('{"title": "\xff\xfe"}', "latin1"))).toBeLessThan(500);
  expect(({} as Record<string, unknown>)[mark]).toBeUndefined();
});

test("nothing of what was sent stands in the log", () => {
  const lines = written.join("");
  expect(lines).not.toContain(mark);
  expect(lines).not.toContain(admin.token);
});
