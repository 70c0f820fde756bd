import { testDatabase } from "@eureka/testing/test-database";
import { expect, test } from "vitest";
import { createDatabase, wake } from "./index.ts";

const { app } = await testDatabase();

test("a wake reaches this process at the commit and the others after it, once for many commits, and never for a rollback", async () => {
  const [here, elsewhere] = [createDatabase({ connectionString: app }), createDatabase({ connectionString: app })];
  let heardHere = 0;
  let heardElsewhere = 0;
  const woken = Promise.withResolvers<void>();
  await here.listen("kit_wake", () => void heardHere++);
  await elsewhere.listen("kit_wake", () => {
    heardElsewhere++;
    woken.resolve();
  });
  const failing = here.withPlatform(async (transaction) => {
    wake(transaction, "kit_wake");
    throw new Error("rolled back");
  });
  await expect(failing).rejects.toThrow("rolled back");
  expect(heardHere).toBe(0);

  const commits = Array.from({ length: 5 }, () =>
    here.withPlatform(async (transaction) => {
      wake(transaction, "kit_wake");
      wake(transaction, "kit_wake");
    }),
  );
  await Promise.all(commits);
  expect(heardHere).toBe(5);
  await woken.promise;
  await here.close();
  await elsewhere.close();
  expect(heardHere).toBe(5);
  expect(heardElsewhere).toBeLessThanOrEqual(5);
});

test("what was announced right before the end still reaches the other processes", async () => {
  const [here, elsewhere] = [createDatabase({ connectionString: app }), createDatabase({ connectionString: app })];
  const woken = Promise.withResolvers<string>();
  await elsewhere.listen("kit_last_wake", ({ payload }) => woken.resolve(payload));
  await here.withPlatform(async (transaction) => wake(transaction, "kit_last_wake"));
  await here.close();
  expect(await woken.promise).not.toBe("");
  await elsewhere.close();
});
