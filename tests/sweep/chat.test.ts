/** The sweep in the chat: commands that people type and buttons that they press. */

import { type IdKind, newId } from "@eureka/contracts/ids";
import { permissionTable, roleHolds } from "@eureka/contracts/permissions";
import { asOwner } from "@eureka/kit/db";
import { workOff } from "@eureka/testing/work-off";
import { expect, test } from "vitest";
import { idsIn, prepareInput, replaceIds } from "./exercise.ts";
import { takeFootprint } from "./footprint.ts";
import { inParallel } from "./in-parallel.ts";
import type { Input } from "./recipes.ts";
import { openStage } from "./stage.ts";
import { type ChatCall, createChatButtonSurface, createChatCommandSurface } from "./surfaces/chat-surfaces.ts";
import { comparable } from "./surfaces/surface.ts";
import { type Caller, makeWorld, type World } from "./world.ts";

const stage = await openStage();
const acme = await makeWorld(stage);
const intruders = await makeWorld(stage);
const operations = [...stage.application.operations.values()];
const buttons = createChatButtonSurface(stage);
const commands = createChatCommandSurface(stage);
const surfaces = [buttons, commands];

function prepareCalls(surface: (typeof surfaces)[number], world: World, caller: Caller): Promise<ChatCall[]> {
  const reached = operations.filter((operation) => surface.reaches(operation));
  return inParallel(reached, async (operation) => ({
    operation,
    input: await prepareInput(operation, world, { ...caller, token: null }),
  }));
}

test.each(surfaces)("an administrator can do everything by $name", async (surface) => {
  const { admin } = acme.callers;
  const calls = await prepareCalls(surface, acme, admin);
  const outcomes = await surface.callAll(acme, admin, calls);
  const failures = outcomes.flatMap(({ ok, text }, index) => (ok ? [] : [`${calls[index]?.operation.name}: ${text}`]));
  expect(failures).toEqual([]);
});

test.each(surfaces)("ids of another organization are like ids of nothing by $name", async (surface) => {
  const { admin } = intruders.callers;
  const calls = (await prepareCalls(surface, acme, acme.callers.admin)).filter(({ input }) => idsIn(input).length > 0);
  const missing = calls.map(({ operation, input }) => ({
    operation,
    input: replaceIds(input, (kind) => newId(kind as IdKind)) as Input,
  }));
  const footprint = () =>
    asOwner(stage.database.admin, (client) => takeFootprint(client, acme.organization.organizationId));
  // What was prepared above is still to be done.
  await workOff(stage);
  const before = await footprint();
  const answers = await surface.callAll(intruders, admin, calls);
  const references = await surface.callAll(intruders, admin, missing);
  for (const [index, { operation, input }] of calls.entries()) {
    const [answer, reference] = [answers[index], references[index]];
    if (!answer || !reference) throw new Error(`${operation.name} got no answer`);
    const shown = comparable(answer, idsIn(input), operation.effect);
    expect(shown, operation.name).toBe(comparable(reference, idsIn(missing[index]?.input), operation.effect));
  }
  expect(await footprint()).toEqual(before);
});

test("a viewer presses no button and types no command", async () => {
  const { viewer } = acme.callers;
  for (const surface of surfaces) {
    const outcomes = await surface.callAll(acme, viewer, await prepareCalls(surface, acme, viewer));
    expect(outcomes.filter(({ code }) => code !== "permission.denied")).toEqual([]);
  }
});

test("a button does for a user what the table lets him do, whoever posted it", async () => {
  const { user } = acme.callers;
  const calls = (await prepareCalls(buttons, acme, user)).filter(({ operation }) => operation.effect !== "read");
  const outcomes = await buttons.callAll(acme, user, calls);
  const done = calls.filter((_call, index) => outcomes[index]?.ok).map(({ operation }) => operation.name);
  const allowed = calls.filter(({ operation: { permission, name } }) => {
    if (name === "external_identity.create_link") return false; // for somebody else's account it takes an administrator
    return !(permission in permissionTable) || roleHolds("user", permission as keyof typeof permissionTable);
  });
  expect(done.sort()).toEqual(allowed.map(({ operation }) => operation.name).sort());
});
