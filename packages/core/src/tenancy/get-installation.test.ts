import { internalRequest } from "@eureka/core/operations";
import { asOwner } from "@eureka/kit/db";
import { testApplication } from "@eureka/testing/test-application";
import { testOrganization } from "@eureka/testing/test-organization";
import { expect, test } from "vitest";

test("an installation tells everybody whether it is set up, and nobody keeps a record of the question", async () => {
  const fresh = await testApplication();
  const ask = async () => {
    const request = { ...internalRequest(Date.now()), surface: "rest" as const };
    const call = { operation: "installation.get", input: {}, credential: { kind: "none" } as const, request };
    return (await fresh.application.run(call)).output;
  };
  expect(await ask()).toEqual({ isSetUp: false, version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  const { admin, run } = await testOrganization(fresh);
  expect(await ask()).toMatchObject({ isSetUp: true });
  // Somebody who has signed in is told the same.
  expect(await run(admin, "installation.get")).toMatchObject({ isSetUp: true });
  const { rows } = await asOwner(fresh.database.admin, (client) =>
    client.query("select from audit_records where operation = 'installation.get'"),
  );
  expect(rows).toEqual([]);
});
