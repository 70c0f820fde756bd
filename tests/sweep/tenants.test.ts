/**
 * Every operation on every surface, called by one organization with the ids of another: the same answer as for ids that do not
 * exist, and nothing of the other organization is seen or changed.
 */
import { type IdKind, newId } from "@eureka/contracts/ids";
import type { OperationDescription } from "@eureka/core/operations";
import { asOwner } from "@eureka/kit/db";
import { expect, test } from "vitest";
import { idsIn, kindOfId, prepareInput, replaceIds } from "./exercise.ts";
import { type Footprint, takeFootprint } from "./footprint.ts";
import { fillSlot, idSlotsOf } from "./id-slots.ts";
import { inParallel } from "./in-parallel.ts";
import type { Input } from "./recipes.ts";
import { openStage } from "./stage.ts";
import { comparable, type Surface } from "./surfaces/surface.ts";
import { makeWorld } from "./world.ts";

const stage = await openStage();
const acme = await makeWorld(stage);
const intruders = await makeWorld(stage);
const intruder = intruders.callers.admin;
const ofAcme = Object.values(acme.ids);

/** Nobody has signed in to these: a token in the input says whose organization it is. */
const operations = [...stage.application.operations.values()].filter(({ permission }) => permission !== "public");

/** Two inputs that differ only in whether the things in them exist, in an organization that the caller does not belong to. */
interface Probe {
  readonly operation: OperationDescription;
  readonly what: string;
  readonly foreign: Input;
  readonly missing: Input;
}

const probes = (await inParallel(operations, makeProbes)).flat();

async function makeProbes(operation: OperationDescription): Promise<Probe[]> {
  const [foreign, own] = [
    await prepareInput(operation, acme, acme.callers.admin),
    await prepareInput(operation, intruders, intruder),
  ];
  const probe = { operation, what: "everything", foreign, missing: withoutExistence(foreign) };
  const found: Probe[] = idsIn(foreign).length > 0 ? [probe] : [];
  for (const slot of idSlotsOf(operation)) {
    const filled = fillSlot(own, slot, acme.ids[slot.kind] ?? "");
    const missing = fillSlot(own, slot, newId(slot.kind));
    if (filled && missing) found.push({ operation, what: slot.path.join("."), foreign: filled, missing });
  }
  return found;
}

/** The same input with ids that nothing has. */
function withoutExistence(input: Input): Input {
  const replaced = new Map<string, string>();
  return replaceIds(input, (kind, id) => {
    const other = replaced.get(id) ?? newId(kind as IdKind);
    replaced.set(id, other);
    return other;
  }) as Input;
}

function footprintOfAcme(): Promise<Footprint> {
  return asOwner(stage.database.admin, (client) => takeFootprint(client, acme.organization.organizationId));
}

async function compare(surface: Surface, { operation, what, foreign, missing }: Probe): Promise<string[]> {
  const name = `${operation.name} (${what})`;
  const answer = await surface.call(intruder.token, operation, foreign);
  const reference = await surface.call(intruder.token, operation, missing);
  const shown = comparable(answer, idsIn(foreign), operation.effect);
  const expected = comparable(reference, idsIn(missing), operation.effect);
  const leaked = ofAcme.filter((id) => answer.text.includes(id) && !idsIn(foreign).includes(id));
  return [
    ...(shown === expected ? [] : [`${name}: ${shown}\n instead of ${expected}`]),
    ...leaked.map((id) => `${name} shows the ${kindOfId(id)} ${id}`),
  ];
}

test("the probes reach every operation that takes an id", () => {
  const probed = new Set(probes.map(({ operation }) => operation.name));
  const withIds = operations.filter((operation) => idSlotsOf(operation).length > 0).map(({ name }) => name);
  expect(withIds.filter((name) => !probed.has(name))).toEqual([]);
});

test.each(stage.surfaces)("what is listed over $name is one's own", async (surface) => {
  const lists = operations.filter((operation) => surface.reaches(operation) && operation.effect === "read");
  const leaks = await inParallel(lists, async (operation) => {
    const { text } = await surface.call(intruder.token, operation, await prepareInput(operation, intruders, intruder));
    return ofAcme.filter((id) => text.includes(id)).map((id) => `${operation.name} shows ${id}`);
  });
  expect(leaks.flat()).toEqual([]);
});

test.each(stage.surfaces)("ids of another organization are like ids of nothing over $name", async (surface) => {
  const before = await footprintOfAcme();
  // The command line speaks REST, which is asked about every single field.
  const asked = probes.filter(
    ({ operation, what }) => surface.reaches(operation) && (surface.name !== "cli" || what === "everything"),
  );
  const differences = await inParallel(asked, (probe) => compare(surface, probe));
  expect(differences.flat()).toEqual([]);
  expect(await footprintOfAcme()).toEqual(before);
});
