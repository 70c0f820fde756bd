/** Channel mappings in a terminal: out by standard output or into a file, in from a file or a pipe. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Ended, runEureka } from "./run-eureka.ts";
import { startTestApi, type TestApi } from "./start-test-api.ts";

let api: TestApi;
let home: string;
let environment: Record<string, string>;

beforeAll(async () => {
  api = await startTestApi();
  home = mkdtempSync(join(tmpdir(), "eureka-mappings-"));
  environment = { HOME: home, XDG_CONFIG_HOME: join(home, "config"), EUREKA_URL: api.url };
  mkdirSync(join(home, ".data"));
  writeFileSync(join(home, ".data", "setup-token"), `${api.setupToken}\n`, { mode: 0o600 });
  const person = ["--email", "ann@example.com", "--password-stdin", "--organization", "Acme", "--json"];
  const made = await eureka(["admin", "bootstrap", ...person], "a long phrase that only Ann knows\n");
  environment.EUREKA_API_KEY = (JSON.parse(made.output) as { apiKey: string }).apiKey;
});

afterAll(async () => {
  await api?.stop();
  rmSync(home, { recursive: true, force: true });
});

function eureka(line: readonly string[], input = ""): Promise<Ended> {
  return runEureka(line, { environment, directory: home, input });
}

const file = (name: string) => join(home, name);

it("an export goes to a pipe or a file, is edited, previewed and imported, and comes back as it was written", async () => {
  const connections = JSON.parse((await eureka(["connections", "--json"])).output) as { data: { id: string }[] };
  const workspaces = JSON.parse((await eureka(["workspaces", "--json"])).output) as {
    data: { id: string; kind: string }[];
  };
  const connectionId = connections.data[0]?.id;
  const workspaceId = workspaces.data.find(({ kind }) => kind === "team")?.id;
  writeFileSync(file("new.csv"), `connectionId,channelId,workspaceId\n${connectionId},C0ONE,${workspaceId}\n`);

  const preview = await eureka(["channel-mappings", "import", "new.csv", "--dry-run", "--json"]);
  expect(preview.notes).toBe("");
  expect(JSON.parse(preview.output)).toMatchObject({ applied: false, added: 1 });
  expect((await eureka(["channel-mappings", "import", "new.csv"])).code).toBe(0);

  const piped = await eureka(["channel-mappings", "export", "--format", "yaml"]);
  expect(piped.output).toContain('channelId: "C0ONE"');
  expect((await eureka(["channel-mappings", "export", "--format", "yaml", "--output", "saved.yaml"])).code).toBe(0);
  expect(readFileSync(file("saved.yaml"), "utf8")).toBe(piped.output);

  const edited = piped.output.replace('replyIn: "thread"', 'replyIn: "channel"');
  const report = await eureka(["channel-mappings", "import", "-", "--format", "yaml", "--json"], edited);
  expect(JSON.parse(report.output)).toMatchObject({ applied: true, changed: 1 });
  expect((await eureka(["channel-mappings", "export", "--format", "yaml"])).output).toBe(edited);
});

it("a refused line is named with its reason, and the command fails", async () => {
  writeFileSync(file("wrong.csv"), "connectionId,channelId,board\nnobody,C0TWO,Nowhere\n");
  const { code, notes } = await eureka(["channel-mappings", "import", "wrong.csv"]);
  expect(code).toBe(1);
  expect(notes).toContain("line 2");
  expect(notes).toContain("There is no connection “nobody” that you can see.");
});
