/** How much the sweep covers. When a number is wrong, an operation, a surface or a role came or went: see to it that it was meant. */
import { roles } from "@eureka/contracts/permissions";
import { expect, test } from "vitest";
import { openStage } from "./stage.ts";
import { createChatButtonSurface, createChatCommandSurface } from "./surfaces/chat-surfaces.ts";

const stage = await openStage();

test("the sweep covers exactly so many operations, on so many surfaces, for so many roles", () => {
  const operations = [...stage.application.operations.values()];
  const surfaces = [...stage.surfaces, createChatCommandSurface(stage), createChatButtonSurface(stage)];
  const reach = Object.fromEntries(
    surfaces.map((surface) => [surface.name, operations.filter((operation) => surface.reaches(operation)).length]),
  );
  const pairs = Object.values(reach).reduce((sum, count) => sum + count, 0);
  expect(
    { operations: operations.length, ...reach, pairs, calls: pairs * roles.length },
    "The list of operations changed. Check that tests/sweep exercises the new one (a recipe in recipes.ts if its example is not enough), then write the new numbers here.",
  ).toEqual({
    operations: 235,
    rest: 235,
    "json-rpc": 235,
    cli: 225,
    "chat command": 11,
    "chat button": 224,
    pairs: 930,
    calls: 3720,
  });
});
