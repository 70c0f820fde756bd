import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { closingLine } from "./closing-line.ts";

describe("the closing line of a test run", () => {
  it("counts, and names skipped tests only when there are some", () => {
    expect(closingLine({ passed: 12, failed: 0, skipped: 0 }, 0)).toBe("12 passed, 0 failed");
    expect(closingLine({ passed: 12, failed: 2, skipped: 3 }, 1)).toBe("12 passed, 2 failed, 3 skipped");
  });

  it("never claims success when the process fails outside the tests", () => {
    expect(closingLine({ passed: 12, failed: 0, skipped: 0 }, 1)).toBe("12 passed, 1 failed");
  });

  it("is printed even when the process dies of an exception", () => {
    const script = `
      import { printClosingLineAtExit } from ${JSON.stringify(import.meta.resolve("./closing-line.ts"))};
      printClosingLineAtExit({ passed: 4, failed: 0, skipped: 0 });
      throw new Error("the database did not start");`;
    const run = spawnSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" });
    expect(run.status).toBe(1);
    expect(run.stdout).toBe("4 passed, 1 failed\n");
  });
});
