import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { newId } from "@eureka/contracts/ids";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { commands } from "./generated/commands.ts";
import { textWidth } from "./output/text-width.ts";
import { runCli } from "./run-cli.ts";
import { type TestContext, testContext } from "./test-context.ts";

interface Request {
  readonly call: string;
  readonly body: unknown;
  readonly authorization: string | undefined;
}

interface Answer {
  readonly status?: number;
  readonly output?: unknown;
  readonly bytes?: string;
  readonly headers?: Record<string, string>;
}

/** Answers by method and path, one after the other; the last one repeats. */
type Answers = Record<string, Answer | Answer[]>;

let folder: string;
let server: Server | undefined;
let requests: Request[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "eureka-cli-"));
  requests = [];
});

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function serve(answers: Answers): Promise<string> {
  server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const call = `${request.method} ${request.url?.replace("/api/v2", "")}`;
      const json = request.headers["content-type"] === "application/json";
      requests.push({
        call,
        body: json ? JSON.parse(body.toString()) : body.toString(),
        authorization: request.headers.authorization,
      });
      const known = answers[call];
      const answer =
        (Array.isArray(known) ? (known.length > 1 ? known.shift() : known[0]) : known) ??
        problem(404, "route.not_found");
      const { status = 200, output, bytes, headers = {} } = answer;
      const type = bytes === undefined ? "application/json" : "application/octet-stream";
      response.writeHead(status, { "content-type": type, ...headers });
      response.end(bytes ?? (output === undefined ? "" : JSON.stringify(output)));
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function problem(status: number, code: string, errors: unknown[] = []): Answer {
  return {
    status,
    output: { type: "", title: code, status, code, detail: `It is ${code}.`, errors, requestId: "req_1" },
  };
}

/** A context that is signed in to the server by an API key, in the test's own folder. */
function signedIn(url: string, options: Parameters<typeof testContext>[0] = {}): TestContext {
  const environment = {
    XDG_CONFIG_HOME: folder,
    EUREKA_URL: url,
    EUREKA_API_KEY: "eur_live_test",
    ...options.environment,
  };
  return testContext({ directory: folder, ...options, environment });
}

const board = { id: "brd_1", name: "Site", version: 3 };
const me = {
  actor: { type: "user", id: "mem_1" },
  member: { name: "Ann", handle: "ann", email: "ann@example.com" },
  organization: { name: "Acme" },
  permissions: [],
};

function tokens(number: number, expiresIn = 600_000) {
  const accessTokenExpiresAt = new Date(Date.now() + expiresIn).toISOString();
  return {
    sessionId: "ses_1",
    accessToken: `access-${number}`,
    accessTokenExpiresAt,
    refreshToken: `refresh-${number}`,
  };
}

it("asks before what cannot be undone, and does nothing without a yes", async () => {
  const url = await serve({ "DELETE /boards/brd_1": { output: {} } });
  const unsure = signedIn(url, { answers: ["no"] });
  expect(await runCli(unsure, ["boards", "delete", "brd_1"])).toBe(1);
  expect(unsure.questions[0]).toContain("brd_1");
  expect(requests).toEqual([]);

  expect(await runCli(signedIn(url, { answers: ["yes"] }), ["boards", "delete", "brd_1"])).toBe(0);
  expect(await runCli(signedIn(url), ["--yes", "boards", "delete", "brd_1"])).toBe(0);
  expect(requests).toHaveLength(2);
});

it("reads all pages when it is told to, and else says that there are more", async () => {
  const first = { output: { data: [{ name: "One" }], nextCursor: "next" } };
  const url = await serve({
    "GET /boards": first,
    "GET /boards?limit=200": first,
    "GET /boards?limit=200&cursor=next": { output: { data: [{ name: "Two" }], nextCursor: null } },
  });
  const one = signedIn(url);
  await runCli(one, ["boards"]);
  expect(one.printed).toEqual({ output: "NAME\nOne\n", notes: "1 shown; there are more: add --all.\n" });
  const all = signedIn(url);
  await runCli(all, ["boards", "--all"]);
  expect(all.printed).toEqual({ output: "NAME\nOne\nTwo\n", notes: "" });
});

const ann = newId("member");
const list = newId("list");
const workItem = {
  id: newId("work_item"),
  key: "WEB-1",
  title: "Fix login page",
  priority: "high",
  due: null,
  labels: [],
  assignees: [{ type: "member", id: ann }],
  placements: [{ id: newId("placement"), boardId: newId("board"), listId: list }],
};

it("shows names in place of ids, and reads them only for people and only where ids are shown", async () => {
  const url = await serve({
    "GET /work-items": { output: { data: [workItem], nextCursor: null } },
    "GET /members?limit=200": { output: { data: [{ id: ann, name: "Ann\u001b[2J" }], nextCursor: null } },
    "GET /boards?limit=200": {
      output: { data: [{ id: "brd_1", name: "Site", lists: [{ id: list, name: "To do" }] }], nextCursor: null },
    },
    "GET /labels": { output: { data: [{ id: "lab_1", name: "bug" }], nextCursor: null } },
  });
  const people = signedIn(url);
  await runCli(people, ["items"]);
  expect(people.printed.output).toBe(
    "KEY    TITLE           LIST   PRIORITY  ASSIGNEES\nWEB-1  Fix login page  To do  high      Ann\n",
  );
  expect(requests).toHaveLength(3);

  const program = signedIn(url);
  await runCli(program, ["items", "--json"]);
  expect(program.printed.output).toContain(ann);
  await runCli(signedIn(url), ["labels"]);
  expect(requests).toHaveLength(5);
});

it("falls back to ids where names cannot be had", async () => {
  const url = await serve({
    "GET /work-items/WEB-1": { output: workItem },
    "GET /members?limit=200": problem(403, "permission.denied"),
  });
  const context = signedIn(url);
  expect(await runCli(context, ["items", "get", "WEB-1"])).toBe(0);
  expect(context.printed.output).toContain(ann);
});

it("says what a list without rows means and what to do next", async () => {
  const nothing = { output: { data: [], nextCursor: null } };
  const url = await serve({
    "GET /work-items": nothing,
    "GET /work-items?state=done": nothing,
    "GET /work-items/WEB-1/comments": nothing,
    "GET /runs": nothing,
  });
  const printed = async (...line: string[]) => {
    const context = signedIn(url);
    await runCli(context, line);
    return context.printed.output;
  };
  expect(await printed("items")).toBe("No items. Make one: eureka items create <title>\n");
  expect(await printed("items", "--state", "done")).toBe("No items found.\n");
  expect(await printed("comments", "list", "WEB-1")).toBe(
    "No comments. Make one: eureka comments create WEB-1 <body>\n",
  );
  expect(await printed("runs")).toBe("No runs.\n");
});

it("says once in which time zone the times are, to whoever looks", async () => {
  const url = await serve({ "GET /boards/brd_1": { output: { ...board, createdAt: "2026-11-22T03:19:00.000Z" } } });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const shown = signedIn(url, { answers: [] });
  await runCli(shown, ["boards", "get", "brd_1"]);
  expect(shown.printed.notes).toBe(`Times are in ${zone}.\n`);
  const piped = signedIn(url);
  await runCli(piped, ["boards", "get", "brd_1"]);
  expect(piped.printed.notes).toBe("");
});

it("says who one is, with the workspaces by name", async () => {
  const workspaceId = newId("workspace");
  const permissions = [{ scope: { type: "workspace", workspaceId }, role: "manager", permissions: ["board:read"] }];
  const url = await serve({
    "GET /me": { output: { ...me, actor: { type: "api_key", id: "key_1" }, permissions } },
    "GET /workspaces?limit=200&archived=true": {
      output: { data: [{ id: workspaceId, name: "Web shop" }], nextCursor: null },
    },
  });
  for (const line of [["whoami"], ["me", "get"]]) {
    const context = signedIn(url);
    await runCli(context, line);
    expect(context.printed.output).toMatch(/^acts as +API key key_1\nroles +manager \(workspace Web shop\)$/m);
  }
});

it("prints what the server says word for word in JSON, and cleaned for people", async () => {
  const url = await serve({ "GET /boards/brd_1": { output: { ...board, name: "\u001b[2JSite\u009b" } } });
  const people = signedIn(url);
  await runCli(people, ["boards", "get", "brd_1"]);
  expect(people.printed.output).toContain("Site\n");
  expect(people.printed.output).not.toContain("\u001b");
  const program = signedIn(url);
  await runCli(program, ["boards", "get", "brd_1", "--json"]);
  expect(JSON.parse(program.printed.output)).toEqual({ ...board, name: "\u001b[2JSite\u009b" });
});

it("explains a refusal: detail, fields, advice and request", async () => {
  const errors = [{ path: "name", code: "too_big", message: "is \u001b[31mtoo long" }];
  const url = await serve({ "POST /boards": problem(422, "request.invalid", errors) });
  const context = signedIn(url);
  expect(await runCli(context, ["boards", "create", "x"])).toBe(1);
  expect(context.printed.notes).toMatch(
    /^Error: It is request\.invalid\.\n {2}--name: is too long\n.+\nRequest: req_1\n$/,
  );
});

it("sees bad news in a good answer", async () => {
  const broken = { verified: false, brokenAt: 17, reason: "changed" };
  const url = await serve({ "POST /audit-records/verify": { output: broken } });
  const context = signedIn(url);
  expect(await runCli(context, ["audit", "verify"])).toBe(1);
  expect(context.printed.output).toMatch(/broken at +17/);
});

it("signs in with a password that nobody sees, in the organization that the person chooses", async () => {
  const organizations = [
    { path: "organizationId", code: "org_1", message: "Acme" },
    { path: "organizationId", code: "org_2", message: "Bakery" },
  ];
  const url = await serve({
    "POST /sessions": [
      problem(409, "session.organization_required", organizations),
      { status: 201, output: tokens(1) },
    ],
    "GET /me": { output: me },
  });
  const environment = { XDG_CONFIG_HOME: folder };
  const context = testContext({ environment, answers: [url, "ann@example.com", "secret", "7", "2"] });
  expect(await runCli(context, ["login"])).toBe(0);
  expect(context.printed.output).toBe("Signed in: Ann, Acme.\n");
  expect(requests[1]).toMatchObject({
    body: { email: "ann@example.com", password: "secret", organizationId: "org_2" },
  });
  expect(requests[2]?.authorization).toBe("Bearer access-1");
  expect(readFileSync(join(folder, "eureka", "credentials.json"), "utf8")).not.toContain("secret");
  expect(readdirSync(join(folder, "eureka"))).toEqual(["credentials.json"]);
});

it("keeps an API key only when it works, and shows it to no other server", async () => {
  const url = await serve({
    "GET /me": [problem(401, "authentication.invalid"), { output: me }],
    "GET /boards": { output: { data: [], nextCursor: null } },
  });
  const environment = { XDG_CONFIG_HOME: folder };
  const login = ["login", "--url", url, "--api-key-stdin"];
  expect(await runCli(testContext({ environment, input: "eur_live_wrong\n" }), login)).toBe(1);
  expect(readdirSync(folder)).toEqual([]);
  expect(await runCli(testContext({ environment, input: "eur_live_right\n" }), login)).toBe(0);
  expect(await runCli(testContext({ environment }), ["boards"])).toBe(0);
  expect(requests.at(-1)?.authorization).toBe("Bearer eur_live_right");

  const elsewhere = testContext({ environment: { ...environment, EUREKA_URL: "http://127.0.0.1:9" } });
  expect(await runCli(elsewhere, ["boards"])).toBe(1);
  expect(elsewhere.printed.notes).toContain("not signed in to this server");
});

/** Signs in by a session whose access token ends after so many milliseconds. */
async function openSession(url: string, environment: Record<string, string>): Promise<void> {
  await runCli(testContext({ environment, input: "secret" }), [
    "login",
    "--url",
    url,
    "--email",
    "ann@example.com",
    "--password-stdin",
  ]);
}

it("exchanges the access token before it ends, and keeps the next one", async () => {
  const url = await serve({
    "POST /sessions": { output: tokens(1, 1_000) },
    "POST /sessions/refresh": { output: tokens(2) },
    "GET /me": { output: me },
  });
  const environment = { XDG_CONFIG_HOME: folder };
  await openSession(url, environment);
  await runCli(testContext({ environment }), ["whoami"]);
  await runCli(testContext({ environment }), ["whoami"]);
  const exchanges = requests.filter(({ call }) => call === "POST /sessions/refresh");
  expect(exchanges.map(({ body }) => body)).toEqual([{ refreshToken: "refresh-1" }]);
  expect(requests.at(-1)?.authorization).toBe("Bearer access-2");
});

it("takes the tokens that another process of the command got a moment before", async () => {
  const answers: Answers = {
    "POST /sessions": { output: tokens(1) },
    "GET /me": { output: me },
    "POST /sessions/refresh": problem(401, "session.refresh_refused"),
  };
  const url = await serve(answers);
  const environment = { XDG_CONFIG_HOME: folder };
  await openSession(url, environment);
  const file = join(folder, "eureka", "credentials.json");
  const store = (number: number, expiresIn?: number) => {
    const { sessionId: id, ...rest } = tokens(number, expiresIn);
    writeFileSync(file, JSON.stringify({ url, session: { id, ...rest } }));
  };
  store(1, 0);
  const late = runCli(testContext({ environment }), ["whoami"]);
  await expect.poll(() => requests.at(-1)?.call).toBe("POST /sessions/refresh");
  store(2);
  expect(await late).toBe(0);
  expect(requests.at(-1)?.authorization).toBe("Bearer access-2");
});

it("ends the session on the server when it signs out, and forgets one that has ended", async () => {
  const url = await serve({
    "POST /sessions": { output: tokens(1) },
    "GET /me": { output: me },
    "DELETE /sessions/ses_1": [{ status: 204 }, problem(401, "authentication.invalid")],
  });
  const environment = { XDG_CONFIG_HOME: folder };
  for (let round = 1; round <= 2; round++) {
    await openSession(url, environment);
    expect(await runCli(testContext({ environment }), ["logout"])).toBe(0);
    expect(readdirSync(join(folder, "eureka"))).toEqual([]);
  }
  expect(requests.filter(({ call }) => call === "DELETE /sessions/ses_1")).toHaveLength(2);
});

it("sends a file under its name and saves one under a name that leads nowhere else", async () => {
  const evil = "attachment; filename*=UTF-8''..%2F..%2F.bash%1B%5B2Jrc";
  const url = await serve({
    "POST /files?name=notes.txt": { status: 201, output: { id: "fil_1", name: "notes.txt" } },
    "POST /files?name=piped.txt": { status: 201, output: { id: "fil_2", name: "piped.txt" } },
    "GET /files/fil_1/content": { bytes: "the bytes", headers: { "content-disposition": evil } },
  });
  writeFileSync(join(folder, "notes.txt"), "the bytes");
  expect(await runCli(signedIn(url), ["files", "upload", "notes.txt"])).toBe(0);
  expect(requests[0]).toMatchObject({ call: "POST /files?name=notes.txt", body: "the bytes" });
  expect(await runCli(signedIn(url, { input: "from a pipe" }), ["files", "upload", "-", "--name", "piped.txt"])).toBe(
    0,
  );
  expect(requests[1]?.body).toBe("from a pipe");

  expect(await runCli(signedIn(url, { answers: [] }), ["files", "download", "fil_1"])).toBe(0);
  expect(readFileSync(join(folder, "bashrc"), "utf8")).toBe("the bytes");
  const again = signedIn(url, { answers: [] });
  expect(await runCli(again, ["files", "download", "fil_1"])).toBe(1);
  expect(again.printed.notes).toContain("--output");
  expect(await runCli(again, ["files", "download", "fil_1", "--output", "bashrc"])).toBe(0);
  const piped = signedIn(url);
  await runCli(piped, ["files", "download", "fil_1"]);
  expect(piped.printed.output).toBe("the bytes");
  const missing = signedIn(url);
  expect(await runCli(missing, ["files", "upload", "nothing.txt"])).toBe(1);
  expect(missing.printed.notes).toContain("nothing.txt cannot be read");
});

it("follows a run until it ends, and fails when the run failed", async () => {
  const frame = 'id: 1\nevent: run.progressed\ndata: {"position":1}\n\n';
  const run = (state: string) => ({
    output: { id: "run_1", state, progress: { done: 1, total: 2, message: "Scoring" } },
  });
  const url = await serve({
    "GET /stream?topics=run%3Arun_1": { bytes: frame },
    "GET /runs/run_1": [run("running"), run("failed")],
  });
  const context = signedIn(url);
  expect(await runCli(context, ["runs", "watch", "run_1"])).toBe(1);
  expect(context.printed.output).toMatch(/^state +failed$/m);
});

it("shows help with an example for every command, which it can read itself", async () => {
  for (const command of commands) {
    const context = testContext({ width: 100 });
    expect(await runCli(context, [command.noun, command.verb, "--help"])).toBe(0);
    expect(context.printed.output).toContain(`eureka ${command.noun} ${command.verb}`);
    expect(context.printed.output).toContain(command.operation);
  }
  for (const line of [
    [],
    ["help"],
    ["help", "items"],
    ["help", "admin"],
    ["login", "-h"],
    ["boards", "--help"],
    ["help", "items", "create"],
  ]) {
    const context = testContext();
    expect(await runCli(context, line)).toBe(0);
    expect(context.printed.output).toMatch(/Usage/);
  }
});

it("fits its help into 80 columns, but for words that cannot be broken", async () => {
  const lines = [["help"], ...commands.map(({ noun, verb }) => ["help", noun, verb])];
  for (const line of lines) {
    const context = testContext({ width: 80 });
    await runCli(context, line);
    const tooLong = context.printed.output.split("\n").filter((text) => textWidth(text) > 80);
    expect(tooLong.filter((text) => !/^ {2,4}(--|eureka )/.test(text))).toEqual([]);
  }
});

it("answers any line with a sentence and one of its exit codes", async () => {
  const environment = { XDG_CONFIG_HOME: folder, EUREKA_URL: "http://127.0.0.1:9" };
  const word = fc.oneof(
    fc.constantFrom(...commands.slice(0, 40).flatMap(({ noun, verb }) => [noun, verb])),
    fc.constantFrom(
      "items",
      "login",
      "logout",
      "whoami",
      "admin",
      "bootstrap",
      "help",
      "--help",
      "--json",
      "--all",
      "--yes",
      "--",
      "-",
      "--url",
      "--email",
      "--title",
      "__proto__",
    ),
    fc.string(),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 6 }), async (line) => {
      const context = testContext({ environment });
      expect([0, 1, 2]).toContain(await runCli(context, line));
      expect(context.printed.notes).not.toMatch(/^\s+at .+:\d+/m);
    }),
  );
});
