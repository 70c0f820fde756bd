/** Tells a story to the end, and says what is wrong then. */

import type { Edit, Story } from "./edit.ts";
import { editHere } from "./edit-here.ts";
import { editThere } from "./edit-there.ts";
import { findViolations } from "./find-violations.ts";
import { noteLinks } from "./note-links.ts";
import { createPlanted } from "./planted.ts";
import { deliver, openProofWorld, type ProofWorld } from "./proof-world.ts";

export interface ToldStory {
  readonly edits: number;
  /** Edits that changed something. */
  readonly changes: number;
  readonly writes: number;
  readonly deaths: number;
  /** Empty: both sides are the same, and nothing was lost or done twice. */
  readonly violations: readonly string[];
}

export async function tellStory(story: Story): Promise<ToldStory> {
  const world = await openProofWorld(story);
  const planted = createPlanted();
  /** By the side on which they were made; the team comes first. */
  const changes = [0, ...story.skews.map(() => 0)];
  for (const edit of story.edits) {
    arm(world, edit);
    await noteLinks(world);
    const place = edit.side % changes.length;
    const side = world.sides[place - 1];
    if (side ? editThere(world, planted, edit, side) : await editHere(world, planted, edit))
      changes[place] = (changes[place] ?? 0) + 1;
    await noteLinks(world);
    for (let step = 0; step < edit.steps; step++) await goOn(world);
    world.clock.advance(edit.seconds * 1_000);
  }
  const violations = await findViolations(world, planted, changes);
  await world.organization.forget();
  const writes = world.sides.reduce((sum, { watch }) => sum + watch.writes.length, 0);
  return {
    edits: story.edits.length,
    changes: changes.reduce((sum, count) => sum + count),
    writes,
    deaths: world.slowMotion.deaths(),
    violations,
  };
}

function arm({ slowMotion, sides }: ProofWorld, { fault, value }: Edit): void {
  if (fault === "none") return;
  if (fault === "death") slowMotion.die();
  else if (fault === "death at a point") slowMotion.dieAtPoint(1 + (value % 6));
  else sides[value % sides.length]?.watch.faults.push(fault);
}

/** A delivery arrives, or a job makes a step. */
async function goOn(world: ProofWorld): Promise<void> {
  const { onTheWay, random, slowMotion } = world;
  if (onTheWay.length > 0 && random.oneIn(4)) await deliver(world, random.below(onTheWay.length), !random.oneIn(4));
  else await slowMotion.step();
  world.clock.advance(random.below(400));
}
