/** One comparison may answer several hints: what comes of it names whoever all of it is owed to. */
import { type Id, newId } from "@eureka/contracts/ids";
import type { PlatformPerson } from "@eureka/contracts/people";
import { query } from "@eureka/kit/db";
import { testOrganization } from "@eureka/testing/test-organization";
import { expect, test } from "vitest";
import { becauseOfPlatform, type Cause, causesOf, lastOfThem } from "./cause.ts";
import type { Place } from "./load-place.ts";
import { queueItem } from "./queue-sync.ts";

const organization = await testOrganization();
const ours: PlatformPerson = { platformUserId: "BOT", displayName: "Eureka", isBot: true };
const ann: PlatformPerson = { platformUserId: "A", displayName: "Ann", isBot: false };
const bob: PlatformPerson = { platformUserId: "B", displayName: "Bob", isBot: false };

const place = {
  connection: { id: newId("connection"), platformWorkspaceId: "W", ourselves: ours.platformUserId },
  connectedBoard: { boardId: newId("board") },
} as unknown as Place;
const told = (by: PlatformPerson, ...fields: string[]): Cause => ({
  correlationId: "c",
  causationId: null,
  by,
  fields,
});

const namedFor = (causes: readonly Cause[], ...taken: string[]) =>
  organization.transact(async (context) => {
    const { request } = await becauseOfPlatform(context, place, "1", { causes, taken });
    const by = request.because?.kind === "platform" ? request.because.by : null;
    if (!by) return null;
    const rows = await query<{ display_name: string }>(context.transaction, {
      text: `select display_name from external_identities`,
    });
    return rows.map(({ display_name: name }) => name).includes("Ann") ? by.id : null;
  });

test("a wish that finds one waiting leaves what led to it with that one", async () => {
  const wish = { boardId: newId("board"), workItemId: newId("work_item"), changed: "there" } as const;
  for (const cause of [told(ann, "title"), told(bob, "labels")])
    await organization.transact(async (context) => queueItem(context, wish, false, cause));
  const payloads = await organization.transact(({ transaction }) =>
    query<{ payload: { causes: Cause[] } }>(transaction, {
      text: "select payload from jobs where name = 'sync.compare-item'",
    }),
  );
  expect(payloads).toHaveLength(1);
  expect(payloads[0]?.payload.causes.map(({ by, fields }) => [by?.displayName, fields])).toEqual([
    ["Ann", ["title"]],
    ["Bob", ["labels"]],
  ]);
});

test("a person is named for everything that is taken, whichever hints told of it, and nobody for what is not all his", async () => {
  const both = [told(ann, "title"), told(ann, "labels")];
  const hers = await namedFor(both, "title", "labels");
  expect(hers).toMatch(/^ext_/);
  expect(await namedFor([told(ann, "title"), told(bob, "labels")], "title", "labels")).toBeNull();
  expect(await namedFor([told(ann, "title")], "title", "labels")).toBeNull();
  // Of two who changed one field the last one gave it its value; our own echo in between says nothing.
  const last = [told(bob, "title"), told(ann, "title"), told(ours, "title")];
  expect(await namedFor(last, "title")).toBe(hers as Id<"external_identity">);
  expect(lastOfThem(place, last)).toBe("A");
  expect(await namedFor([], "title")).toBeNull();
});

test("jobs of before name one cause, or none", () => {
  const cause = told(ann, "title");
  expect([causesOf({ cause }), causesOf({}), causesOf({ causes: [cause] })]).toEqual([[cause], [], [cause]]);
});
