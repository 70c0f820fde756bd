/** A write that is sent twice with one key happens once: every operation, over every surface that takes such keys. */
import { isDeepStrictEqual } from "node:util";
import { type IdKind, newId, newUuid, toUuid } from "@eureka/contracts/ids";
import { type OperationDescription, takesIdempotencyKey } from "@eureka/core/operations";
import { asOwner } from "@eureka/kit/db";
import { expect, test } from "vitest";
import { prepareInput, replaceIds } from "./exercise.ts";
import { type DatabaseClient, type Footprint, takeFootprint } from "./footprint.ts";
import type { Input } from "./recipes.ts";
import { openStage } from "./stage.ts";
import type { Outcome, Surface } from "./surfaces/surface.ts";
import { makeWorld, type World } from "./world.ts";

const stage = await openStage();
const surfaces = stage.surfaces.filter(({ name }) => name !== "cli");
const operations = [...stage.application.operations.values()];
const writes = operations.filter(takesIdempotencyKey);

test("every write takes a key, but for signing in: its answer cannot be shown twice, so that it must be possible twice", () => {
  const others = operations.filter((operation) => operation.effect !== "read" && !takesIdempotencyKey(operation));
  expect(others.map(({ name }) => name)).toEqual(["session.create", "session.refresh"]);
});

test.each(surfaces)("one key, one effect over $name", async (surface) => {
  // One after the other: making a world gives events their places in all organizations, which changes what is compared here.
  expect(await tryOperations(surface, writes)).toEqual([]);
});

async function tryOperations(surface: Surface, operations: readonly OperationDescription[]): Promise<string[]> {
  const world = await makeWorld(stage);
  return asOwner(stage.database.admin, async (client) => {
    const findings: string[] = [];
    for (const operation of operations) {
      const problems = [
        ...(await repeatCall({ surface, operation, world, client })),
        ...(await callAtOnce({ surface, operation, world, client })),
      ];
      findings.push(...problems.map((problem) => `${operation.name}: ${problem}`));
    }
    return findings;
  });
}

/** Bytes are stored before a transaction begins, so before the key is looked at; what belongs to no file is swept up later. */
function withoutContents({ unclaimed_contents: _contents, ...others }: Footprint): Footprint {
  return others;
}

/** Without a credential the input is proved first: what no longer fits its proof is refused before any key is looked at. */
function isRefusedAsReused({ permission }: OperationDescription, { ok, code }: Outcome): boolean {
  return permission === "public" ? !ok : code === "idempotency.key_reused";
}

interface Trial {
  readonly surface: Surface;
  readonly operation: OperationDescription;
  readonly world: World;
  readonly client: DatabaseClient;
}

async function repeatCall({ surface, operation, world, client }: Trial): Promise<string[]> {
  const { admin } = world.callers;
  const { organizationId } = world.organization;
  const [idempotencyKey, input] = [newUuid(), await prepareInput(operation, world, admin)];
  const call = (given: Input) => surface.call(admin.token, operation, given, { idempotencyKey });
  const first = await call(input);
  const before = await takeFootprint(client, organizationId);
  const second = await call(input);
  const after = await takeFootprint(client, organizationId);
  const other = variantOf(operation, input);
  const reused = other && (await call(other));
  return [
    ...(first.ok ? [] : [`the first call answered ${first.text}`]),
    ...(isDeepStrictEqual(shownTwice(operation, first), shownTwice(operation, second))
      ? []
      : [`the second call answered ${second.text} instead of ${first.text}`]),
    ...(surface.name === "rest" && !second.replayed ? ["the second answer is not marked as replayed"] : []),
    ...(isDeepStrictEqual(withoutContents(before), withoutContents(after))
      ? []
      : ["the second call changed something"]),
    ...(reused && !isRefusedAsReused(operation, reused) ? [`another input with the key answered ${reused.text}`] : []),
  ];
}

async function callAtOnce({ surface, operation, world, client }: Trial): Promise<string[]> {
  const { admin } = world.callers;
  const [idempotencyKey, input] = [newUuid(), await prepareInput(operation, world, admin)];
  const recorded = await countRecords(client, world, operation);
  const calls = Array.from({ length: 5 }, () => surface.call(admin.token, operation, input, { idempotencyKey }));
  const answers = await Promise.all(calls);
  const made = (await countRecords(client, world, operation)) - recorded;
  const answered = answers.filter(({ ok }) => ok).map((answer) => shownTwice(operation, answer));
  const strange = answers.filter(({ ok, code }) => !ok && code !== "idempotency.in_flight");
  return [
    ...strange.map(({ text }) => `at once: ${text}`),
    ...(answered.length > 0 && answered.every((output) => isDeepStrictEqual(output, answered[0]))
      ? []
      : ["at once: different answers"]),
    ...(made === 1 ? [] : [`at once: ${made} audit records`]),
  ];
}

/** What a repetition shows of an answer: secrets are shown only once. */
function shownTwice({ secretOutput = [] }: OperationDescription, { ok, status, output }: Outcome): unknown {
  const fields = typeof output === "object" && output !== null ? Object.entries(output) : [];
  return [ok, status, Object.fromEntries(fields.filter(([name]) => !secretOutput.includes(name)))];
}

/** Another input that the schema accepts too; null when there is none. */
function variantOf(operation: OperationDescription, input: Input): Input | null {
  const fields = Object.entries(input).filter(([name]) => name !== operation.proof);
  const candidates: unknown[] = [
    replaceIds(input, (kind) => newId(kind as IdKind)),
    ...fields.map(([name, value]) => ({ ...input, [name]: changed(value) })),
  ];
  const fits = (candidate: unknown) =>
    !isDeepStrictEqual(candidate, input) && operation.input.safeParse(candidate).success;
  return (candidates.find(fits) as Input | undefined) ?? null;
}

function changed(value: unknown): unknown {
  if (typeof value === "string") return `${value}x`;
  return typeof value === "number" ? value + 1 : value === false;
}

async function countRecords(
  client: DatabaseClient,
  { organization }: World,
  { name, permission }: OperationDescription,
): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from audit_records
     where ($1::uuid is null or organization_id = $1) and operation = $2 and result = 'success'`,
    // What nobody is signed in for may make the organization that keeps its record.
    [permission === "public" ? null : toUuid(organization.organizationId), name],
  );
  return rows[0]?.count ?? 0;
}
