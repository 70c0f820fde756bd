/** The questions of the first start, asked and answered on a real terminal. */
import { describe, expect, test } from "vitest";
import type { Installation, Started } from "./installation.ts";
import { cleanUpAfterEach, hasTerminal, newInstallation } from "./newcomer-test.ts";
import { remainsOf } from "./process-list.ts";

cleanUpAfterEach();

/** `script` gives the program a terminal and passes on what is typed; with -e it ends as the program did. */
function startOnTerminal(installation: Installation, ...words: string[]): Started {
  const command = [process.execPath, "scripts/bootstrap.mjs", "start", ...words].map((word) => `'${word}'`).join(" ");
  return installation.start({ command: ["script", "-qec", `exec ${command}`, "/dev/null"] });
}

async function converse(
  server: Started,
  steps: readonly (readonly [question: string, answer: string])[],
): Promise<void> {
  for (const [question, answer] of steps) {
    await server.until(question);
    server.type(answer);
  }
}

const controlC = "\u0003";
const controlD = "\u0004";

describe.skipIf(!hasTerminal)("the first start on a terminal", () => {
  test("asks, asks again what cannot be right, shows no password, and says what to do next", async () => {
    const installation = newInstallation();
    const server = startOnTerminal(installation);
    await converse(server, [
      ["Which one? [1] ", "7\r"],
      ["Please type 1 or 2.", ""],
      ["Which one? [1] ", "\r"],
      ["Name of the organization: ", " \r"],
      ["It needs a name.", ""],
      ["Name of the organization: ", "Acme & Söhne\r"],
      ["Your name: ", "Ann\r"],
      ["Your e-mail address: ", "ann\r"],
      ["That is no e-mail address", ""],
      ["Your e-mail address: ", "ann@example.com\r"],
      ["not shown): ", "short7\r"],
      ["It needs at least 8 characters.", ""],
      ["not shown): ", "correct horse\r"],
      ["The same password again: ", "wrong horse\r"],
      ["The two are not the same.", ""],
      ["not shown): ", "correct horse\r"],
      ["The same password again: ", "correct horse\r"],
      ["Acme & Söhne is ready. Its API key, shown only now:", ""],
      ["npx eureka items create --title", ""],
      ["/docs", ""],
    ]);
    const apiKey = /eur_live_[a-z0-9_]+/.exec(server.output())?.[0];
    const address = /Eureka is ready at (\S+)/.exec(server.output())?.[1];
    const items = await fetch(`${address}/api/v2/me`, { headers: { authorization: `Bearer ${apiKey}` } });
    expect(items.status).toBe(200);
    server.type(controlC);
    const { code, output } = await server.end();
    expect(code).toBe(0);
    expect(output).not.toMatch(/horse|short7|"level"/);
    await expect(remainsOf(installation.data)).resolves.toEqual([]);
  });

  test("Ctrl-C in the middle of the questions stops everything, and the next start asks from the beginning", async () => {
    const installation = newInstallation();
    const server = startOnTerminal(installation);
    await converse(server, [
      ["Which one? [1] ", "1\r"],
      ["Name of the organization: ", "Ac"],
      ["Ac", controlC],
    ]);
    await expect(server.end()).resolves.toMatchObject({ code: 0 });
    await expect(remainsOf(installation.data)).resolves.toEqual([]);

    const next = startOnTerminal(installation);
    await converse(next, [
      ["Which one? [1] ", controlD],
      ["Open this link once", ""],
      ["token=", ""],
    ]);
    next.type(controlC);
    await expect(next.end()).resolves.toMatchObject({ code: 0 });
  });

  test("sample data at the press of a key", async () => {
    const installation = newInstallation();
    const server = startOnTerminal(installation);
    await converse(server, [
      ["Which one? [1] ", "2\r"],
      ["The sample data is ready.", ""],
      ["/docs", controlC],
    ]);
    const { code, output } = await server.end();
    expect(code).toBe(0);
    expect(output).toMatch(/admin +ann@[\s\S]*viewer +dan@[\s\S]*npx eureka items create/);
  });
});
