import { type Permission, permissionTable, roleHolds, roles } from "@eureka/contracts/permissions";
import { testOrganization } from "@eureka/testing/test-organization";
import { expect, test } from "vitest";

/** Refused line by line, as setting each mapping alone would be: `tests/talk/mapping-exchange.test.ts` tells whose rights reach how far. */
const refusedByLine = new Set(["channel_mapping.import"]);

const isPermission = (access: string): access is Permission => access in permissionTable;

test("every role is refused every change whose permission it lacks, and a viewer everything", async () => {
  const organization = await testOrganization();
  const operations = [...organization.application.operations.values()];
  let refusals = 0;
  for (const role of roles) {
    for (const { name, permission, effect, example } of operations) {
      if (!isPermission(permission) || roleHolds(role, permission)) continue;
      // Lists are not refused to a member who manages something, be it his own workspace: they show that only.
      if (role !== "viewer" && (effect === "read" || refusedByLine.has(name))) continue;
      const refusal = await organization.run(organization[role], name, example.input).catch((error: unknown) => error);
      // A member manages his own workspace, so that the refusal may come from the target: what he cannot see is not there.
      const codes = role === "viewer" ? /^permission\.denied$/ : /^permission\.denied$|\.not_found$/;
      expect(refusal, `${role} ${name}`).toMatchObject({ code: expect.stringMatching(codes) });
      refusals += 1;
    }
  }
  expect(refusals).toBeGreaterThan(30);
});

test("an unlinked person is refused everything that needs a permission", async () => {
  const { application, organizationId, run } = await testOrganization();
  const actor = { type: "external", id: "ext_01k8z7v3q8e9mbtz5a6rx4w2yj" } as const;
  const stranger = {
    organizationId,
    actor,
    memberId: null,
    userId: null,
    sessionId: null,
    grants: [],
    keyScopes: null,
  };
  for (const { name, permission, example } of application.operations.values()) {
    if (!isPermission(permission)) continue;
    await expect(run(stranger, name, example.input), name).rejects.toMatchObject({ code: "permission.denied" });
  }
});

test("the examples of all operations are valid", async () => {
  const { application } = await testOrganization();
  for (const { name, input, output, example } of application.operations.values()) {
    expect(input.safeParse(example.input).error, `input of ${name}`).toBeUndefined();
    expect(output.safeParse(example.output).error, `output of ${name}`).toBeUndefined();
  }
});
