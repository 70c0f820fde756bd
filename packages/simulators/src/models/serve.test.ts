import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";

const program = fileURLToPath(new URL("./serve.ts", import.meta.url));

describe("the model server, started by hand", () => {
  let started: ChildProcess | undefined;
  afterEach(() => started?.kill("SIGKILL"));

  const run = (...args: string[]) => {
    const child = spawn(process.execPath, [program, ...args]);
    started = child;
    const output = { text: "" };
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output.text += String(chunk)));
    return { child, output };
  };

  it("says how to start Eureka with it, answers there, and counts what it saw when it is stopped", async () => {
    const { child, output } = run();
    await once(child.stdout, "data");
    const setting = (name: string) => new RegExp(`^${name}=(\\S+)$`, "m").exec(output.text)?.[1];
    const response = await fetch(`${setting("EUREKA_MODEL_URL")}/chat/completions`, {
      method: "POST",
      headers: { authorization: `Bearer ${setting("EUREKA_MODEL_KEY")}` },
      body: JSON.stringify({ model: setting("EUREKA_MODEL_NAME"), messages: [{ role: "user", content: "Hello" }] }),
    });
    expect(response.status).toBe(200);
    await response.text();
    expect((await fetch(`${setting("EUREKA_MODEL_URL")}/elsewhere`)).status).toBe(404);

    child.kill("SIGINT");
    await once(child, "close");
    expect(output.text).toContain("1 calls, 1 violations");
    expect(output.text).toContain("GET /v1/elsewhere: there is no such operation");
  });

  it("refuses a port that is no number", async () => {
    const { child, output } = run("--port", "many");
    const [code] = await once(child, "close");
    expect(code).toBe(2);
    expect(output.text).toContain("--port must be a whole number");
  });
});
