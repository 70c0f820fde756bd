import { DatabaseError } from "@eureka/kit/db";
import { testOrganization } from "@eureka/testing/test-organization";
import { expect, test } from "vitest";
import { z } from "zod";
import { readHistory } from "../events/index.ts";
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

test("what an operation does inside another transaction is done in the name of whom it runs for", async () => {
  const { user, organizationId, transact } = await testOrganization({ modules: [announce(() => {})] });
  const event = { type: "organization.updated", subject: { type: "organization", id: organizationId } };
  await transact(async (context) => {
    await context.application.runWithin(context, { operation: "channel.announce", input: {}, principal: user });
    context.emit(event);
  });
  const history = await transact((context) => readHistory(context, event.subject));
  const actors = history.filter(({ type }) => type === event.type).map(({ actor }) => actor);
  expect(actors).toContainEqual(user.actor);
  expect(actors).toContainEqual({ type: "system", id: "test" });
  expect(actors).toHaveLength(2);
});

test("a deadlock is answered by another try, which leaves one event", async () => {
  let tries = 0;
  const refuseOnce = () => {
    tries++;
    if (tries === 1) throw new DatabaseError("40P01");
  };
  const { user, organizationId, run, transact } = await testOrganization({ modules: [announce(refuseOnce)] });
  await run(user, "channel.announce");
  const subject = { type: "organization", id: organizationId };
  const history = await transact((context) => readHistory(context, subject));
  expect(tries).toBe(2);
  expect(history.filter(({ type }) => type === "organization.updated")).toHaveLength(1);
});

test("deadlocks without end are a temporary failure, not a defect", async () => {
  const refuse = () => {
    throw new DatabaseError("40P01");
  };
  const { user, run } = await testOrganization({ modules: [announce(refuse)] });
  await expect(run(user, "channel.announce")).rejects.toMatchObject({ code: "server.unavailable" });
});
