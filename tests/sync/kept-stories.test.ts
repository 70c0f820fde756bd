import { expect, it } from "vitest";
import { keptStories } from "./proof/kept-stories.ts";
import { tellStory } from "./proof/tell-story.ts";

it.each(keptStories)("the story of seed $seed ends the same on all sides: $why", async (story) => {
  expect((await tellStory(story)).violations).toEqual([]);
});
