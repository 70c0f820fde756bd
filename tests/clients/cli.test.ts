import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Ended, eurekaBin, runEureka } from "./run-eureka.ts";
import { startTestApi, type TestApi } from "./start-test-api.ts";

const password = "a long phrase that only Ann knows";
let api: TestApi;
let home: string;
let environment: Record<string, string>;

beforeAll(async () => {
  api = await startTestApi();
  home = mkdtempSync(join(tmpdir(), "eureka-cli-"));
  environment = { HOME: home, XDG_CONFIG_HOME: join(home, "config"), EUREKA_URL: api.url };
  mkdirSync(join(home, ".data"));
  writeFileSync(join(home, ".data", "setup-token"), `${api.setupToken}\n`, { mode: 0o600 });
});

afterAll(async () => {
  await api?.stop();
  rmSync(home, { recursive: true, force: true });
});

/** Runs the command; `more` adds to or takes from the environment. */
function eureka(line: readonly string[], more: Record<string, string> = {}, input = ""): Promise<Ended> {
  return runEureka(line, { environment: { ...environment, ...more }, directory: home, input });
}

const bootstrap = [
  "admin",
  "bootstrap",
  "--email",
  "ann@example.com",
  "--password-stdin",
  "--organization",
  "Acme",
  "--json",
];

it("goes from nothing to work: bootstrap, sign-in, items, boards, audit, sign-out", async () => {
  const made = await eureka(bootstrap, {}, `${password}\n`);
  expect(made.notes).toBe("");
  expect(made.code).toBe(0);
  const { apiKey, ...ids } = JSON.parse(made.output) as Record<string, string>;
  expect(Object.keys(ids).toSorted()).toEqual(["organizationId", "workspaceId"]);

  const login = await eureka(["login", "--email", "ann@example.com", "--password-stdin"], {}, password);
  expect(login).toEqual({ code: 0, output: "Signed in: ann, Acme.\n", notes: "" });
  const stored = join(home, "config", "eureka", "credentials.json");
  expect(statSync(stored).mode & 0o777).toBe(0o600);
  expect(readFileSync(stored, "utf8")).not.toContain(password);

  const who = await eureka(["whoami"]);
  expect(who.output).toContain("ann@example.com");

  const pasted = "Steps:\n\n1. open\n2. `click`\n";
  const item = await eureka(
    ["items", "create", "Fix", "login", "page", "--priority", "urgent", "--description", "-", "--json"],
    {},
    pasted,
  );
  expect(item.code).toBe(0);
  expect(JSON.parse(item.output)).toMatchObject({ title: "Fix login page", priority: "urgent", description: pasted });

  const titled = await eureka(["items", "create", "--title", "Second\u200e"]);
  expect(titled.output).toMatch(/^title +Second$/m);

  const list = await eureka(["items", "list"]);
  expect(list.output).toMatch(/^KEY +TITLE/);
  expect(list.output).toContain("Fix login page");
  const all = JSON.parse((await eureka(["items", "--json", "--all"])).output) as { data: unknown[]; nextCursor: null };
  expect([all.data.length, all.nextCursor]).toEqual([2, null]);

  const boards = JSON.parse((await eureka(["boards", "--json"])).output) as { data: { id: string; name: string }[] };
  const sameBoards = await eureka(["boards", "list", "--json"], {
    EUREKA_API_KEY: apiKey ?? "",
    XDG_CONFIG_HOME: join(home, "other"),
  });
  expect(JSON.parse(sameBoards.output)).toEqual(boards);

  const label = JSON.parse((await eureka(["labels", "create", "bug", "--json"])).output) as { id: string };
  const unsure = await eureka(["labels", "delete", label.id]);
  expect([unsure.code, unsure.output]).toEqual([2, ""]);
  expect(unsure.notes).toContain("--yes");
  expect((await eureka(["labels", "delete", label.id, "--yes"])).code).toBe(0);

  const audit = await eureka(["audit", "verify"]);
  expect(audit.output).toMatch(/verified +yes/);
  expect(audit.code).toBe(0);

  expect((await eureka(["logout"])).output).toBe("Signed out.\n");
  const after = await eureka(["whoami"]);
  expect([after.code, after.notes]).toEqual([1, expect.stringContaining("eureka login")]);
});

it("says what went wrong and what to do, with its exit code", async () => {
  const { apiKey } = JSON.parse((await eureka(bootstrap.with(-2, "Other"), {}, password)).output) as { apiKey: string };
  const missing = await eureka(["boards", "get", "brd_01k8z7v3q8e9mbtz5a6rx4w2yc"], { EUREKA_API_KEY: apiKey });
  expect(missing.code).toBe(1);
  expect(missing.notes).toContain("There is no board brd_01k8z7v3q8e9mbtz5a6rx4w2yc");
  expect(missing.notes).toMatch(/Check the id\..*\nRequest: req_/);

  const invalid = await eureka(["boards", "create", "x".repeat(500)], { EUREKA_API_KEY: apiKey });
  expect([invalid.code, invalid.notes]).toEqual([1, expect.stringContaining("--name: ")]);

  const misspelt = await eureka(["bords"]);
  expect([misspelt.code, misspelt.notes]).toEqual([2, expect.stringContaining("Did you mean boards?")]);

  const denied = await eureka(["boards"], { EUREKA_API_KEY: "eur_live_nonsense" });
  expect([denied.code, denied.notes]).toEqual([1, expect.stringContaining("eureka login")]);

  const wrong = await eureka(bootstrap, { EUREKA_SETUP_TOKEN: "guessed" }, password);
  expect([wrong.code, wrong.output]).toEqual([1, ""]);

  const nobody = await eureka(["boards"], { EUREKA_URL: "http://127.0.0.1:9", EUREKA_API_KEY: apiKey });
  expect([nobody.code, nobody.notes]).toEqual([1, expect.stringContaining("127.0.0.1:9")]);

  const unset = await runEureka(["admin", "bootstrap", "--email", "a@b.c", "--organization", "X"], {
    environment: { ...environment, EUREKA_DATA_DIR: join(home, "empty") },
    directory: home,
  });
  expect([unset.code, unset.notes]).toEqual([1, expect.stringContaining(join(home, "empty", "setup-token"))]);
});

it("hands over to the pinned Node when it is started by an older one, from any folder", async () => {
  const older =
    "data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.0.0'}})";
  const ended = await runEureka(["boards", "lst"], { environment, directory: tmpdir(), node: ["--import", older] });
  expect([ended.code, ended.notes]).toEqual([2, expect.stringContaining("Did you mean list?")]);
});

it("says how to install what is missing", () => {
  const clone = mkdtempSync(join(tmpdir(), "eureka-clone-"));
  mkdirSync(join(clone, "apps", "cli", "bin"), { recursive: true });
  cpSync(eurekaBin, join(clone, "apps", "cli", "bin", "eureka.mjs"));
  const { status, stderr } = spawnSync(process.execPath, [join(clone, "apps", "cli", "bin", "eureka.mjs")], {
    encoding: "utf8",
  });
  rmSync(clone, { recursive: true });
  expect([status, stderr]).toEqual([1, expect.stringContaining("npm start")]);
});
