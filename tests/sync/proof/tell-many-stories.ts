/**
 * Random edits on two to four sides, told of once, twice, late, in another order or never, with faults of the platforms and deaths of our
 * process on the way, then quiet: all sides are the same, nothing was written needlessly, and no word is lost.
 */
import { expect, it } from "vitest";
import { storyOf } from "./edit.ts";
import { openReport } from "./report-long-run.ts";
import { shrinkStory } from "./shrink-story.ts";
import { tellStories } from "./tell-stories.ts";
import { tellStory } from "./tell-story.ts";

const editsOfStory = 50;

/** Defines the test that tells stories of so many edits in all, from a first seed on. */
export function tellManyStories(edits: number, firstSeed: number): void {
  it(`stories of ${edits} edits in all end the same on all sides`, { timeout: 0 }, async () => {
    const count = Math.ceil(edits / editsOfStory);
    const stories = Array.from({ length: count }, (_, index) => ({ seed: firstSeed + index, edits: editsOfStory }));
    const report = openReport(edits, Math.max(20, Math.ceil(count / 20)));
    const failed = await tellStories(stories, report.add);
    report.end();
    const [first] = failed;
    if (!first) return;
    const told = failed
      .map(({ seed, violations }) => `The story of seed ${seed} fails:\n${violations.join("\n")}`)
      .join("\n");
    if (process.env.EUREKA_SYNC_SHRINK === "no") expect.fail(told);
    const fails = async (story: Parameters<typeof tellStory>[0]) => (await tellStory(story)).violations.length > 0;
    const shortest = await shrinkStory(storyOf(first.seed, first.edits), fails);
    expect.fail(`${told}\nThe first one shrunk, for kept-stories.ts: ${JSON.stringify(shortest)}`);
  });
}
