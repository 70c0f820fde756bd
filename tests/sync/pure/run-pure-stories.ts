/** As many edits as are asked for, in stories of the virtual world; what becomes of them goes to standard error. */
import { openReport } from "../proof/report-long-run.ts";
import { engine } from "./engine.ts";
import { simulate } from "./simulate.ts";

const editsOfStory = 50;

/** False when a story failed: its seed is printed, and the fewest edits of it that fail. */
export function runPureStories(edits: number, firstSeed: number): boolean {
  const report = openReport(edits, 1_000);
  for (let seed = firstSeed; seed < firstSeed + edits / editsOfStory; seed++) {
    const told = simulate(seed, editsOfStory, engine);
    report.add({ ...told, deaths: 0 });
    if (told.violations.length === 0) continue;
    // A story of fewer edits begins the same.
    let fewest = editsOfStory;
    for (let fewer = editsOfStory - 1; fewer > 0; fewer--)
      if (simulate(seed, fewer, engine).violations.length > 0) fewest = fewer;
    const { violations } = simulate(seed, fewest, engine);
    process.stderr.write(`The story of seed ${seed} fails with ${fewest} edits:\n${violations.join("\n")}\n`);
    return false;
  }
  report.end();
  return true;
}
