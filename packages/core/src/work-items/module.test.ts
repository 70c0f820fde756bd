import type { EventEnvelope } from "@eureka/contracts/event";
import { permissionTable } from "@eureka/contracts/permissions";
import type { WorkItem } from "@eureka/contracts/work-item";
import { query } from "@eureka/kit/db";
import { testOrganization } from "@eureka/testing/test-organization";
import { getTableConfig, type PgTable } from "drizzle-orm/pg-core";
import { expect, it, test } from "vitest";
import type { z } from "zod";
import { resolveExternalIdentity } from "../identity/index.ts";
import { attachments } from "./attachments/attachments.store.ts";
import { boards } from "./boards/boards.store.ts";
import { checklistEntries } from "./checklist/checklist.store.ts";
import { comments } from "./comments/comments.store.ts";
import { createWorkItemsModule } from "./index.ts";
import { placements } from "./items/placements.store.ts";
import { workItems } from "./items/work-items.store.ts";
import { labels, workItemLabels } from "./labels/labels.store.ts";
import { lists } from "./lists/lists.store.ts";
import { workItemAssignees } from "./people/people.store.ts";
import { replaceLinkedPerson } from "./people/replace-linked-person.ts";

interface Declared {
  readonly name: string;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly permission: string;
  readonly example: { readonly input: unknown; readonly output: unknown };
}

const operations: readonly Declared[] = createWorkItemsModule({ findFile: async () => null }).operations ?? [];

test.each(operations.map((operation) => [operation.name, operation] as const))(
  "the example of %s fits its schemas, and its permission exists",
  (_name, { input, output, permission, example }) => {
    expect(input.safeParse(example.input).error).toBeUndefined();
    expect(output.safeParse(example.output).error).toBeUndefined();
    expect(Object.keys(permissionTable)).toContain(permission);
  },
);

const tables: readonly PgTable[] = [
  attachments,
  boards,
  checklistEntries,
  comments,
  labels,
  lists,
  placements,
  workItemAssignees,
  workItemLabels,
  workItems,
];

it("declares its tables as the migration makes them", async () => {
  const { transact } = await testOrganization();
  for (const table of tables) {
    const { name, columns } = getTableConfig(table);
    const actual = await transact(({ transaction }) =>
      query<{ column_name: string; is_nullable: string; data_type: string }>(
        transaction,
        {
          text: `select column_name, is_nullable,
                   case when data_type = 'ARRAY' then substr(udt_name, 2) || '[]' else data_type end as data_type
                 from information_schema.columns where table_name = $1`,
        },
        [name],
      ),
    );
    const declared = columns.map((column) =>
      [snakeCase(column.name), column.notNull, typeName(column.getSQLType())].join(" "),
    );
    const made = actual.map((column) => [column.column_name, column.is_nullable === "NO", column.data_type].join(" "));
    expect(declared.toSorted(), name).toEqual(made.toSorted());
  }
});

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const typeName = (type: string) => type;

it("names a member in place of the external identity that turned out to be the member", async () => {
  const { run, user, manager, transact } = await testOrganization();
  const seen = { connectionId: null, platformWorkspaceId: "T1", platformUserId: "U1", displayName: "Bo" };
  const external = await transact((context) => resolveExternalIdentity(context, seen));
  const item = await run<WorkItem>(user, "work_item.create", {
    title: "From outside",
    assignees: [external.id, "@manager"],
  });
  expect(item.assignees.map(({ type }) => type).toSorted()).toEqual(["external", "member"]);

  const linked = { subject: { type: "external_identity", id: external.id }, data: { memberId: manager.memberId } };
  await transact((context) => replaceLinkedPerson.run(context, linked as unknown as EventEnvelope));
  const { assignees } = await run<WorkItem>(user, "work_item.get", { id: item.id });
  expect(assignees).toEqual([{ type: "member", id: manager.memberId }]);
});
