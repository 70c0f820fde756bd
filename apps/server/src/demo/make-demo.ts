/** Sample data: what somebody sees who only wants to look. Made by calling operations, like everything else. */
import { randomBytes } from "node:crypto";
import { type Credential, internalRequest, type Principal } from "@eureka/core/operations";
import { bootstrapOrganization } from "../first-run/bootstrap-organization.ts";
import type { RunningServer } from "../start-server.ts";
import { fillWorkspace } from "./fill-workspace.ts";
import type { RunAs } from "./run-as.ts";
import { type DemoPerson, office, people, shop } from "./story.ts";

export interface Demo {
  readonly people: readonly (DemoPerson & { readonly password: string })[];
  /** The administrator's. */
  readonly apiKey: string;
}

export async function makeDemo(server: RunningServer): Promise<Demo> {
  const { application } = server;
  // A word that everybody can type, and that is good for this installation only.
  const password = `demo-${randomBytes(6).toString("base64url")}`;
  const [admin, ...others] = people;
  const made = await bootstrapOrganization(server, {
    organizationName: "Sample shop",
    email: admin.email,
    name: admin.name,
    password,
    workspaceName: shop.name,
  });

  async function run<Output>(
    credential: Credential,
    operation: string,
    input: Readonly<Record<string, unknown>>,
  ): Promise<Output> {
    const request = { ...internalRequest(application.ports.clock.now().getTime()), surface: "internal" as const };
    return (await application.run({ operation, input, credential, request })).output as Output;
  }

  const credentials: Record<string, Credential> = { ann: await principalOf(made.apiKey) };

  async function principalOf(token: string): Promise<Credential> {
    const request = internalRequest(application.ports.clock.now().getTime());
    const principal = await application.authenticate({ kind: "bearer", token }, request);
    if (!principal) throw new Error("the new credential was refused");
    return { kind: "principal", principal: asPerson(principal) };
  }

  for (const person of others) {
    const grants = [{ scope: { type: "organization" }, role: person.role }];
    const { link } = await run<{ link: string }>(credentials.ann as Credential, "invitation.create", {
      email: person.email,
      grants,
    });
    const token = link.slice(link.lastIndexOf("/") + 1);
    await run({ kind: "none" }, "invitation.accept", { token, name: person.name, password });
    const session = await run<{ accessToken: string }>({ kind: "none" }, "session.create", {
      email: person.email,
      password,
    });
    credentials[firstName(person)] = await principalOf(session.accessToken);
  }

  const runAs: RunAs = (person, operation, input) => run(credentials[person] as Credential, operation, input);
  const today = application.ports.clock.now();
  await fillWorkspace(runAs, shop, made.workspaceId, today);
  const second = await runAs<{ id: string }>("ann", "workspace.create", { name: office.name, key: office.key });
  await fillWorkspace(runAs, office, second.id, today);
  return { people: people.map((person) => ({ ...person, password })), apiKey: made.apiKey };
}

/** What the administrator does with the first key counts as done in person: it reads better in history. */
function asPerson(principal: Principal): Principal {
  return principal.memberId ? { ...principal, actor: { type: "user", id: principal.memberId } } : principal;
}

function firstName(person: DemoPerson): string {
  return (person.name.split(" ")[0] as string).toLowerCase();
}
