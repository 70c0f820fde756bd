import type { Reporter, TestModule } from "vitest/node";
import type { Tally } from "./closing-line.ts";

/** A vitest reporter that only counts. A file that could not be loaded counts as one failed test. */
export class TallyReporter implements Reporter {
  readonly #tally: Tally;

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const count = (state: string) => states.filter((each) => each === state).length;
    const brokenModules = modules.filter((module) => module.state() === "failed" && !hasFailedTest(module));
    this.#tally.passed = count("passed");
    this.#tally.failed = count("failed") + count("pending") + brokenModules.length;
    this.#tally.skipped = count("skipped");
  }
}

function hasFailedTest(module: TestModule): boolean {
  return [...module.children.allTests("failed")].length > 0;
}
