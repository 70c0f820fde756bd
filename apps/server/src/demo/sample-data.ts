/** Sample data: what somebody sees who only wants to look. Made by calling operations, like everything else. */
import { memberPrincipal, type SampleData, type SampleOrganization } from "@eureka/core/identity";
import { type Application, internalRequest, type Principal } from "@eureka/core/operations";
import { fillWorkspace } from "./fill-workspace.ts";
import { office } from "./office.ts";
import type { RunAs } from "./run-as.ts";
import { shop } from "./shop.ts";
import { type PersonName, people } from "./story.ts";

export const sampleData: SampleData = {
  organizationName: "Sample shop",
  workspaceName: shop.name,
  people,
  async fill(application, made) {
    const principals = await principalsOf(application, made);
    const { workspaceId, madeAt } = made;
    const runIn = (name: string) => createRunAs(application, principals, name);
    const second = await runIn("")<{ id: string }>("ann", "workspace.create", { name: office.name, key: office.key });
    await Promise.all([
      fillWorkspace(runIn(shop.key), shop, workspaceId, madeAt),
      fillWorkspace(runIn(office.key), office, second.id, madeAt),
    ]);
  },
};

/** Each call has its number as key: a fill that is begun again after a crash repeats nothing, and goes on where it was. */
function createRunAs(application: Application, principals: ReadonlyMap<string, Principal>, name: string): RunAs {
  let calls = 0;
  return async <Output>(person: PersonName | "system", operation: string, input: Readonly<Record<string, unknown>>) => {
    const principal = principals.get(person) as Principal;
    const { output } = await application.run({
      operation,
      input,
      credential: { kind: "principal", principal },
      request: { ...internalRequest(application.ports.clock.now().getTime()), surface: "internal" },
      idempotencyKey: `sample-${name}-${++calls}`,
    });
    return output as Output;
  };
}

async function principalsOf(
  application: Application,
  { organizationId, memberIds }: SampleOrganization,
): Promise<Map<string, Principal>> {
  return application.transact(organizationId, "sample-data", async (context) => {
    const principals = new Map([["system", context.principal]]);
    for (const [index, memberId] of memberIds.entries()) {
      const principal = await memberPrincipal(context, memberId);
      const name = people[index]?.name.split(" ")[0]?.toLowerCase();
      if (principal && name) principals.set(name, principal);
    }
    return principals;
  });
}
