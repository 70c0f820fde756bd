/** Tells many stories, one after the other: side by side they would not be told the same way each time. */
import { storyOf } from "./edit.ts";
import { type ToldStory, tellStory } from "./tell-story.ts";

export interface StoryToTell {
  readonly seed: number;
  readonly edits: number;
}

export interface FailedStory extends StoryToTell {
  readonly violations: readonly string[];
}

/** After so many there is enough to think about. */
const mostFailures = 10;

/** Those that failed. */
export async function tellStories(
  stories: readonly StoryToTell[],
  onTold: (told: ToldStory, story: StoryToTell) => void = () => {},
): Promise<FailedStory[]> {
  const failed: FailedStory[] = [];
  for (const story of stories) {
    if (failed.length === mostFailures) break;
    const told = await tellStory(storyOf(story.seed, story.edits));
    onTold(told, story);
    if (told.violations.length > 0) failed.push({ ...story, violations: told.violations });
  }
  return failed;
}
