import { asOwner, query } from "@eureka/kit/db";
import { testOrganization } from "@eureka/testing/test-organization";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readHistory } from "./read-history.ts";

test("any name comes back as it was stated, and only in its own event", async () => {
  const { admin, transact, database } = await testOrganization();
  const subject = { type: "member", id: admin.memberId };
  const rename = (from: string, to: string) =>
    transact(async (context) => {
      context.emit({ type: "member.updated", subject, changes: { name: { from, to } }, data: { fields: ["name"] } });
    });
  const names = fc.string({ unit: "grapheme", maxLength: 60 }).filter((name) => !name.includes("\u0000"));
  await fc.assert(
    fc.asyncProperty(names, names, async (from, to) => {
      await rename(from, to);
      const [event] = await transact((context) => readHistory(context, subject, { order: "newest-first", limit: 1 }));
      expect(event?.changes).toEqual({ name: { from, to } });
    }),
    { numRuns: 30 },
  );

  await rename("Ann", "Ann Example");
  await rename("Bo", "Bo Example");
  await asOwner(database.owner, (client) =>
    client.query(
      `update events set changes = (select changes from events where subject_id = $1 order by sequence desc limit 1)
       where subject_id = $1 and sequence = (select sequence from events where subject_id = $1 order by sequence desc offset 1 limit 1)`,
      [admin.memberId],
    ),
  );
  const latest = await transact((context) => readHistory(context, subject, { order: "newest-first", limit: 2 }));
  expect(latest.map(({ changes }) => changes.name)).toEqual([
    { from: "Bo", to: "Bo Example" },
    { from: null, to: null },
  ]);
});

test("an event that says nothing of a person makes no key, and stands as it was stated", async () => {
  const { transact, workspaceId } = await testOrganization();
  const keys = (context: Parameters<Parameters<typeof transact>[0]>[0]) =>
    query<{ count: string }>(context.transaction, { text: "select count(*) as count from data_keys" }, []);
  const [before] = await transact(keys);
  await transact(async (context) => {
    const data = { key: "TEAM-1", boardIds: [] };
    context.emit({ type: "work_item.updated", subject: { type: "work_item", id: "x" }, workspaceId, data });
    // A team's name is nobody's, whoever changed it.
    const subject = { type: "workspace", id: workspaceId };
    context.emit({ type: "workspace.updated", subject, workspaceId, changes: { name: { from: "A", to: "B" } } });
  });
  const [after] = await transact(keys);
  expect(after).toEqual(before);
  const [event] = await transact((context) =>
    readHistory(context, { type: "workspace", id: workspaceId }, { order: "newest-first", limit: 1 }),
  );
  expect(event?.changes).toEqual({ name: { from: "A", to: "B" } });
});
