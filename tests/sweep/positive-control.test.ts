/** Every operation works, over every surface that offers it: without this, a refusal elsewhere would prove nothing. */
import { expect, test } from "vitest";
import { prepareInput } from "./exercise.ts";
import { inParallel } from "./in-parallel.ts";
import { openStage } from "./stage.ts";
import { makeWorld } from "./world.ts";

const stage = await openStage();
const world = await makeWorld(stage);
const operations = [...stage.application.operations.values()];

test.each(stage.surfaces)("an administrator can do everything over $name", async (surface) => {
  const reached = operations.filter((operation) => surface.reaches(operation));
  const failures = await inParallel(reached, async (operation) => {
    const caller = world.callers.admin;
    const input = await prepareInput(operation, world, caller);
    const outcome = await surface.call(operation.permission === "public" ? null : caller.token, operation, input);
    if (!outcome.ok) return [`${operation.name}: ${outcome.status} ${outcome.text.slice(0, 300)}`];
    if (outcome.output === undefined || operation.http.response === "stream" || operation.http.status === 204)
      return [];
    const { error } = operation.output.safeParse(outcome.output);
    return error ? [`${operation.name}: its output does not fit its schema: ${error.message}`] : [];
  });
  expect(failures.flat(), "an operation that the sweep cannot exercise needs a recipe in recipes.ts").toEqual([]);
});
