import { asOwner, DatabaseError } from "@eureka/kit/db";
import { type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { expect, test } from "vitest";
import { z } from "zod";
import { defineModule } from "./define-module.ts";
import { defineOperation } from "./define-operation.ts";

const nothing = z.strictObject({});

/** A write that states an event about a channel, after `refuse` had its say. */
function announce(refuse: () => void) {
  const operation = defineOperation({
    name: "channel.announce",
    summary: "State an event",
    input: nothing,
    output: nothing,
    permission: "member:read",
    effect: "write",
    http: { method: "POST", path: "/announcements" },
    example: { input: {}, output: {} },
    async run(context) {
      context.emit({ type: "organization.updated", subject: { type: "organization", id: context.organizationId } });
      refuse();
      return {};
    },
  });
  return defineModule({ name: "announcements", operations: [operation] });
}

/** Who updated the organization, in order. */
function readActors({ database, organizationId }: TestOrganization): Promise<unknown[]> {
  return asOwner(database.owner, async (client) => {
    const { rows } = await client.query(
      `select actor_type as type, actor_id as id from events
       where type = 'organization.updated' and subject_id = $1 order by sequence`,
      [organizationId],
    );
    return rows;
  });
}

test("what an operation does inside another transaction is done in the name of whom it runs for", async () => {
  const organization = await testOrganization({ modules: [announce(() => {})] });
  const { user, organizationId, transact } = organization;
  await transact(async (context) => {
    await context.application.runWithin(context, { operation: "channel.announce", input: {}, principal: user });
    context.emit({ type: "organization.updated", subject: { type: "organization", id: organizationId } });
  });
  expect(await readActors(organization)).toEqual([user.actor, { type: "system", id: "test" }]);
});

test("a deadlock is answered by another try, which leaves one event", async () => {
  let tries = 0;
  const refuseOnce = () => {
    tries++;
    if (tries === 1) throw new DatabaseError("40P01");
  };
  const organization = await testOrganization({ modules: [announce(refuseOnce)] });
  await organization.run(organization.user, "channel.announce");
  expect(tries).toBe(2);
  expect(await readActors(organization)).toEqual([organization.user.actor]);
});

test("deadlocks without end are a temporary failure, not a defect", async () => {
  const refuse = () => {
    throw new DatabaseError("40P01");
  };
  const { user, run } = await testOrganization({ modules: [announce(refuse)] });
  await expect(run(user, "channel.announce")).rejects.toMatchObject({ code: "server.unavailable" });
});
