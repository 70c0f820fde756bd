/** Stories that failed once, as short as they could be made, and what was wrong. `npm run bench:sync` prints one when it finds it. */
import type { Edit, Story } from "./edit.ts";

type Row = readonly [
  side: number,
  kind: Edit["kind"],
  item: number,
  value: number,
  told: number,
  fault: Edit["fault"],
  steps: number,
  seconds: number,
];

function keep(seed: number, why: string, skews: readonly number[], rows: readonly Row[]): Story & { why: string } {
  const edits = rows.map(([side, kind, item, value, told, fault, steps, seconds]) => {
    return { side, kind, item, value, told, fault, steps, seconds };
  });
  return { seed, why, skews, edits };
}

export const keptStories = [
  keep(
    70606,
    "what would have made a ring over there was not tried again once the ring was gone",
    [40],
    [
      [0, "archive", 319, 235, 0, "rate limited", 1, 19],
      [2, "body", 9, 993, 0, "unavailable", 3, 3],
      [1, "title", 995, 8, 1, "none", 2, 1],
      [1, "attach", 1, 746, 2, "answer lost", 0, 8],
      [0, "create", 5, 995, 0, "none", 2, 0],
      [2, "title", 0, 478, 1, "none", 28, 1],
      [2, "parent", 4, 983, 1, "none", 1, 6],
      [3, "parent", 132, 1, 1, "unavailable", 3, 4],
    ],
  ),
  keep(
    70071,
    "the copy of an item that was deleted here meanwhile was written once more, over words that nobody had seen",
    [0, 3600, 40],
    [
      [1, "add entry", 6, 434, 1, "death at a point", 1, 16],
      [1, "move", 991, 5, 1, "none", 3, 19],
      [0, "title", 994, 486, 1, "none", 24, 16],
      [2, "delete comment", 572, 7, 2, "answer lost", 28, 2],
      [1, "body", 997, 2, 0, "none", 27, 0],
      [3, "title", 637, 237, 2, "none", 1, 0],
      [2, "body", 710, 911, 0, "none", 0, 3],
      [2, "title", 999, 998, 1, "none", 2, 0],
      [0, "comment", 6, 437, 0, "answer lost", 3, 8],
      [3, "title", 9, 255, 1, "answer lost", 4, 6],
      [2, "title", 203, 3, 2, "rate limited", 0, 2],
      [0, "title", 163, 6, 1, "none", 1, 4],
      [1, "edit comment", 862, 393, 0, "unavailable", 1, 20],
      [0, "labels", 988, 991, 1, "unavailable", 1, 0],
      [1, "add entry", 355, 8, 0, "none", 29, 18],
      [0, "tick entry", 260, 444, 1, "none", 18, 19],
      [0, "add entry", 6, 466, 1, "none", 30, 0],
      [0, "delete", 2, 637, 1, "none", 10, 16],
    ],
  ),
  keep(
    70612,
    "what was archived before the links followed it did not come back to the board that it had left",
    [40, 0],
    [
      [1, "due", 660, 4, 0, "none", 1, 16],
      [1, "assignee", 618, 993, 0, "none", 10, 16],
      [1, "create", 996, 436, 2, "none", 0, 1],
      [1, "create", 94, 7, 2, "none", 0, 0],
      [3, "detach", 439, 193, 1, "none", 4, 2],
      [3, "detach", 1000, 3, 0, "none", 1, 2],
      [3, "assignee", 133, 276, 0, "answer lost", 1, 20],
      [1, "priority", 0, 602, 0, "death at a point", 21, 9],
      [0, "archive", 1, 154, 2, "none", 4, 19],
      [1, "delete", 487, 182, 0, "none", 21, 20],
      [3, "comment", 0, 29, 2, "none", 1, 16],
      [1, "create", 405, 999, 1, "answer lost", 2, 4],
      [0, "move", 1000, 138, 2, "none", 27, 9],
      [3, "restore", 45, 999, 1, "none", 1, 0],
      [0, "move", 9, 3, 2, "none", 21, 17],
    ],
  ),
];
