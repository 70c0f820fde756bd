/** An organization with one member of each role, ready in one transaction. */
import { type Id, newId } from "@eureka/contracts/ids";
import { type Role, roles } from "@eureka/contracts/permissions";
import { joinOrganization, memberPrincipal, newPersonIds } from "@eureka/core/identity";
import {
  type Answer,
  type Call,
  type Context,
  type Credential,
  internalRequest,
  type Principal,
  type RequestFacts,
} from "@eureka/core/operations";
import { createWorkspace, insertOwnOrganization, setDefaultWorkspace } from "@eureka/core/tenancy";
import { hashPassword } from "@eureka/kit/crypto";
import { type TestApplication, type TestApplicationOptions, testApplication } from "./test-application.ts";

/** The password of every member of a test organization. */
export const testPassword = "correct horse battery staple";

let passwordHash: Promise<string> | undefined;

export interface TestOrganization extends TestApplication {
  readonly organizationId: Id<"organization">;
  /** The team workspace that is the organization's default. */
  readonly workspaceId: Id<"workspace">;
  /** Members with their role over the whole organization. */
  readonly admin: MemberPrincipal;
  readonly manager: MemberPrincipal;
  readonly user: MemberPrincipal;
  readonly viewer: MemberPrincipal;
  /** E-mail addresses for signing in, all with {@link testPassword}. */
  readonly emails: Readonly<Record<Role, string>>;
  /** Runs an operation for somebody and returns its output. */
  run<Output = unknown>(
    who: Principal | Credential,
    operation: string,
    input?: unknown,
    more?: CallOptions,
  ): Promise<Output>;
  /** The same with everything else that the pipeline answers. */
  call(who: Principal | Credential, operation: string, input?: unknown, more?: CallOptions): Promise<Answer>;
  /** Works inside a transaction as the system. */
  transact<Result>(work: (context: Context) => Promise<Result>): Promise<Result>;
  /** A member's principal with the grants of this moment. */
  principalOf(memberId: Id<"member">): Promise<MemberPrincipal>;
}

/** A principal that is certainly a member. */
export type MemberPrincipal = Principal & { readonly memberId: Id<"member"> };

export type CallOptions = Pick<Call, "idempotencyKey" | "expectedVersion" | "upload"> & {
  readonly request?: Partial<RequestFacts>;
};

/** Makes an organization of its own for a test, by default in an application of its own. */
export async function testOrganization(
  where: TestApplicationOptions | TestApplication = {},
): Promise<TestOrganization> {
  const test = "application" in where ? where : await testApplication(where);
  const organizationId = newId("organization");
  const emails = emailsFor(organizationId);
  passwordHash ??= hashPassword(testPassword);
  const hash = await passwordHash;
  const { application, initializeWorkspace } = test;

  const { workspaceId, members } = await application.transact(organizationId, "test-organization", async (context) => {
    await insertOwnOrganization(context, "Acme");
    const joined: Partial<Record<Role, MemberPrincipal>> = {};
    for (const role of roles) {
      const newUser = { email: emails[role], passwordHash: hash };
      const person = { ...newPersonIds(Date.now()), name: `${role} example`, handle: role, timeZone: "UTC", newUser };
      await joinOrganization(context, person, [{ scope: { type: "organization" }, role }], initializeWorkspace);
      joined[role] = await readPrincipal(context, person.memberId);
    }
    const workspace = await createWorkspace(
      context,
      { name: "Engineering", key: "ENG", kind: "team" },
      initializeWorkspace,
    );
    await setDefaultWorkspace(context, workspace.id);
    return { workspaceId: workspace.id, members: joined as Record<Role, MemberPrincipal> };
  });

  const call: TestOrganization["call"] = (who, operation, input = {}, { request, ...more } = {}) =>
    application.run({
      operation,
      input,
      credential: "kind" in who ? who : { kind: "principal", principal: who },
      request: { ...internalRequest(Date.now()), surface: "rest", address: "203.0.113.7", ...request },
      ...more,
    });
  const transact: TestOrganization["transact"] = (work) => application.transact(organizationId, "test", work);

  return {
    ...test,
    ...members,
    organizationId,
    workspaceId,
    emails,
    call,
    run: async <Output>(...parameters: Parameters<typeof call>) => (await call(...parameters)).output as Output,
    transact,
    principalOf: (memberId) => transact((context) => readPrincipal(context, memberId)),
  };
}

async function readPrincipal(context: Context, memberId: Id<"member">): Promise<MemberPrincipal> {
  const principal = await memberPrincipal(context, memberId);
  if (!principal) throw new Error(`${memberId} may not sign in`);
  return { ...principal, memberId };
}

function emailsFor(organizationId: Id<"organization">): Record<Role, string> {
  const suffix = organizationId.slice(-12);
  return Object.fromEntries(roles.map((role) => [role, `${role}.${suffix}@example.com`])) as Record<Role, string>;
}
