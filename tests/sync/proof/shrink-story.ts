/** Makes a story that fails shorter: what it does without is left out, larger pieces first. */
import type { Story } from "./edit.ts";

/** Each attempt tells a whole story, so that there is an end to them. */
const mostAttempts = 60;

export async function shrinkStory<Told extends Pick<Story, "edits">>(
  story: Told,
  fails: (story: Told) => Promise<boolean>,
): Promise<Told> {
  let shortest = story;
  let attempts = 0;
  for (
    let piece = Math.ceil(story.edits.length / 2);
    piece >= 1 && attempts < mostAttempts;
    piece = Math.floor(piece / 2)
  ) {
    for (let from = 0; from < shortest.edits.length && attempts < mostAttempts; attempts++) {
      const edits = [...shortest.edits.slice(0, from), ...shortest.edits.slice(from + piece)];
      const shorter = { ...shortest, edits };
      if (await fails(shorter)) shortest = shorter;
      else from += piece;
    }
  }
  return shortest;
}
