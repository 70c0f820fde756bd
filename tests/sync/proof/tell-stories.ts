/** Tells many stories, several at a time: while one waits for the database, another goes on. */
import { storyOf } from "./edit.ts";
import { type ToldStory, tellStory } from "./tell-story.ts";

const lanes = 3;

export interface StoryToTell {
  readonly seed: number;
  readonly edits: number;
}

/** The first that failed, or null; the others end before it is given. */
export async function tellStories(
  stories: readonly StoryToTell[],
  onTold: (told: ToldStory, story: StoryToTell) => void = () => {},
): Promise<(StoryToTell & { readonly violations: readonly string[] }) | null> {
  const left = [...stories];
  let failed: (StoryToTell & { readonly violations: readonly string[] }) | null = null;
  const work = async () => {
    for (let story = left.shift(); story && failed === null; story = left.shift()) {
      const told = await tellStory(storyOf(story.seed, story.edits));
      onTold(told, story);
      if (told.violations.length > 0) failed = { ...story, violations: told.violations };
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
  return failed;
}
