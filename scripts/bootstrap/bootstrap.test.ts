import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { repositoryRoot } from "../repository.ts";
import { explainFailedInstall } from "./explain-failed-install.mjs";

const manifest = { name: "clone", version: "0.1.0", private: true, type: "module", workspaces: ["packages/*"] };
const lock = {
  name: "clone",
  version: "0.1.0",
  lockfileVersion: 3,
  requires: true,
  packages: {
    "": manifest,
    "node_modules/words": { resolved: "packages/words", link: true },
    "packages/words": { version: "0.1.0" },
  },
};

/** A server that says what it was given, and how it was asked to stop. */
const server = `
  import { writeFileSync } from "node:fs";
  const alive = setInterval(() => {}, 1000);
  const stop = (reason: string) => {
    writeFileSync("stopped.txt", reason);
    clearInterval(alive);
    process.exit(0);
  };
  process.once("SIGTERM", () => stop("SIGTERM"));
  process.once("disconnect", () => stop("disconnect"));
  if (process.argv.includes("--fail")) process.exit(7);
  writeFileSync("server.pid", String(process.pid));
  console.log("ready " + process.argv.slice(2).join(" "));
`;

describe("the bootstrap on a fresh clone", () => {
  let clone: string;
  const started: ChildProcess[] = [];

  beforeEach(() => {
    clone = mkdtempSync(join(tmpdir(), "eureka-clone-"));
    cpSync(join(repositoryRoot, "scripts/bootstrap"), join(clone, "scripts/bootstrap"), { recursive: true });
    cpSync(join(repositoryRoot, "scripts/bootstrap.mjs"), join(clone, "scripts/bootstrap.mjs"));
    write("package.json", JSON.stringify(manifest));
    write("package-lock.json", JSON.stringify(lock));
    write("packages/words/package.json", JSON.stringify({ name: "words", version: "0.1.0" }));
    write("scripts/say-hello.mjs", 'console.log("hello", process.argv.slice(2).join(" "));');
    write("apps/server/src/main.ts", server);
  });

  afterEach(async () => {
    for (const child of started.splice(0)) if (child.exitCode === null) child.kill("SIGKILL");
    rmSync(clone, { recursive: true, force: true });
  });

  it("installs once, and again when the lock changes", async () => {
    const first = await run("say:hello", "you", "--all");
    expect(first.stderr).toMatch(/^Installing packages .* done after \d+ s\n$/);
    expect(first).toMatchObject({ stdout: "hello you --all\n", exitCode: 0 });

    expect(await run("say:hello")).toMatchObject({ stderr: "", stdout: "hello \n" });

    write("packages/words/package.json", JSON.stringify({ name: "words", version: "0.2.0" }));
    write("package-lock.json", JSON.stringify(lock).replace('words":{"version":"0.1.0"', 'words":{"version":"0.2.0"'));
    expect((await run("say:hello")).stderr).toMatch(/^Installing packages/);
  });

  it("says in one sentence why packages could not be installed", async () => {
    write("package.json", JSON.stringify({ ...manifest, dependencies: { "left-out": "1.0.0" } }));
    write(".npmrc", "registry=http://127.0.0.1:9/\nfetch-retries=0\n");
    const { stderr, exitCode } = await run("say:hello");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("The packages could not be installed because the package registry cannot be reached");
  });

  it("takes npm along when it is stopped while packages are installed", async () => {
    const preinstall = "echo $$ > installing.pid; exec sleep 60";
    write("package.json", JSON.stringify({ ...manifest, scripts: { preinstall } }));
    const bootstrap = spawnBootstrap(["say:hello"]);
    const said = text(bootstrap.stderr);
    await untilFileExists("installing.pid");
    bootstrap.kill("SIGTERM");
    expect(await once(bootstrap, "exit")).toEqual([1, null]);
    expect(await said).toContain("The installation was stopped. The next start begins it anew.");
    const installing = Number(read("installing.pid"));
    expect(() => process.kill(installing, 0)).toThrow("ESRCH");
  });

  it("says that there is no such task", async () => {
    const { stderr, exitCode } = await run("sing");
    expect(stderr).toContain('There is no task "sing"');
    expect(exitCode).toBe(1);
  });

  it("passes arguments to the server and returns its exit code", async () => {
    expect((await run("start", "--fail")).exitCode).toBe(7);
  });

  it("stops the server on SIGTERM and calls that a success", async () => {
    const bootstrap = await start("--demo", "--port", "3001");
    bootstrap.kill("SIGTERM");
    expect(await once(bootstrap, "exit")).toEqual([0, null]);
    expect(read("stopped.txt")).toBe("SIGTERM");
  });

  it("stops the server when it is interrupted without a terminal", async () => {
    const bootstrap = await start();
    bootstrap.kill("SIGINT");
    expect(await once(bootstrap, "exit")).toEqual([0, null]);
    expect(read("stopped.txt")).toBe("disconnect");
  });

  it("leaves no server behind when it is killed itself", async () => {
    const bootstrap = await start();
    bootstrap.kill("SIGKILL");
    await untilFileExists("stopped.txt");
    expect(read("stopped.txt")).toBe("disconnect");
  });

  it("stops the server when npm, which started it, is killed", async () => {
    // The inner shell stands for npm: the second command keeps it from replacing itself by Node.
    const script = `"${process.execPath}" scripts/bootstrap.mjs start; true`;
    const npm = spawn("sh", ["-c", script], { cwd: clone, stdio: ["ignore", "pipe", "inherit"] });
    started.push(npm);
    await once(npm.stdout, "data");
    npm.kill("SIGKILL");
    await untilFileExists("stopped.txt");
    expect(read("stopped.txt")).toBe("disconnect");
  });

  async function run(...args: string[]) {
    const child = spawnBootstrap(args);
    const output = { stdout: "", stderr: "" };
    child.stdout.on("data", (text) => {
      output.stdout += text;
    });
    child.stderr.on("data", (text) => {
      output.stderr += text;
    });
    const [exitCode] = await once(child, "close");
    return { ...output, exitCode: exitCode as number | null };
  }

  /** Starts the server by the bootstrap and waits for its first line. */
  async function start(...args: string[]) {
    const child = spawnBootstrap(["start", ...args]);
    const [line] = await once(child.stdout, "data");
    expect(String(line)).toBe(`ready ${args.join(" ")}\n`);
    return child;
  }

  function spawnBootstrap(args: string[]) {
    const child = spawn(process.execPath, ["scripts/bootstrap.mjs", ...args], { cwd: clone });
    started.push(child);
    return child;
  }

  function write(file: string, text: string) {
    mkdirSync(dirname(join(clone, file)), { recursive: true });
    writeFileSync(join(clone, file), text);
  }

  function read(file: string) {
    return readFileSync(join(clone, file), "utf8");
  }

  async function untilFileExists(file: string) {
    while (!existsSync(join(clone, file))) await new Promise((resolve) => setTimeout(resolve, 20));
  }
});

describe("the reason for a failed installation", () => {
  it.each([
    [
      "npm error code ENOTFOUND\nnpm error network request to x failed",
      "because the package registry cannot be reached (npm: network request to x failed)",
    ],
    ["npm error code ENOSPC\nnpm error nospc no space left", "because the disk is full (npm: nospc no space left)"],
    ["npm error code EACCES\nnpm error syscall mkdir", "because the folder cannot be written (npm: syscall mkdir)"],
    ["npm error Something new", "could not be installed (npm: Something new)"],
    ["", "could not be installed (npm: npm said nothing)"],
  ])("%j", (output, sentence) => {
    expect(explainFailedInstall(output)).toContain(sentence);
  });
});
