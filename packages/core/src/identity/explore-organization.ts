import { randomBytes } from "node:crypto";
import { newId } from "@eureka/contracts/ids";
import { exampleExploration, exploreInputSchema, exploreOutputSchema } from "@eureka/contracts/organization";
import { hashPassword } from "@eureka/kit/crypto";
import { type Context, defineOperation, type PreparationContext } from "../operations/index.ts";
import { createWorkspace, insertOwnOrganization, setDefaultWorkspace } from "../tenancy/index.ts";
import { assertOperator } from "./assert-operator.ts";
import type { IdentityDependencies } from "./dependencies.ts";
import { fillSampleJobName } from "./fill-sample.ts";
import { insertNewApiKey } from "./insert-new-api-key.ts";
import { joinOrganization, newPersonIds } from "./join-organization.ts";
import { publicPrincipal } from "./public-principal.ts";
import type { SampleData } from "./sample-data.ts";
import { findUserForSignIn } from "./users.store.ts";

/** Makes an organization with sample data, for somebody who only wants to look. */
export const exploreOrganization = ({
  initializeWorkspace,
  sampleData,
}: Pick<IdentityDependencies, "initializeWorkspace" | "sampleData">) =>
  defineOperation({
    name: "organization.explore",
    summary: "Make an organization with sample data",
    description:
      "Its people can sign in at once, all with the same password, which is shown only now; boards and channels fill within seconds.",
    input: exploreInputSchema,
    output: exploreOutputSchema,
    permission: "public",
    proof: "setupToken",
    effect: "danger",
    http: { method: "POST", path: "/organizations/explore", status: 201 },
    secretOutput: ["password", "apiKey"],
    example: { input: { setupToken: "the text in the file setup-token" }, output: exampleExploration },
    async prepare(context, input) {
      await assertOperator(context, input);
      const now = context.clock.now().getTime();
      const addresses = await freeAddresses(context, sampleData);
      // A word that everybody can type, and that is good for this organization only.
      const password = `demo-${randomBytes(6).toString("base64url")}`;
      const passwordHash = await hashPassword(password);
      const people = sampleData.people.map((person, index) => {
        const email = addresses[index] as string;
        return { ...person, ...newPersonIds(now), email, timeZone: "UTC", newUser: { email, passwordHash } };
      });
      return { organizationId: newId("organization", now), people, password };
    },
    async resolve(_context, _input, { organizationId, people: [administrator] }) {
      if (!administrator) throw new Error("sample data without people");
      return publicPrincipal(organizationId, administrator.memberId, administrator.userId);
    },
    async run(context, _input, _target, { organizationId, people, password }) {
      await insertOwnOrganization(context, sampleData.organizationName);
      for (const person of people) {
        const everywhere = [{ scope: { type: "organization" }, role: person.role }] as const;
        await joinOrganization(context, person, everywhere, initializeWorkspace);
      }
      const name = sampleData.workspaceName;
      const workspace = await createWorkspace(context, { name, kind: "team" }, initializeWorkspace);
      await setDefaultWorkspace(context, workspace.id);
      const memberIds = people.map(({ memberId }) => memberId);
      const madeAt = context.clock.now().toISOString();
      context.enqueue({ name: fillSampleJobName, payload: { workspaceId: workspace.id, memberIds, madeAt } });
      return {
        organizationId,
        workspaceId: workspace.id,
        people: people.map(({ memberId, name, email, role }) => ({ memberId, name, email, role })),
        password,
        apiKey: await makeApiKey(context),
      };
    },
  });

/** Addresses are unique in the installation: where there is sample data already, those of the next have a mark. */
async function freeAddresses(context: PreparationContext, { people }: SampleData): Promise<string[]> {
  const [first] = people;
  const taken = await context.ports.database.withPlatform((transaction) => findUserForSignIn(transaction, first.email));
  const mark = taken ? `.${randomBytes(4).toString("hex")}` : "";
  return people.map(({ email }) => email.replace("@", `${mark}@`));
}

async function makeApiKey(context: Context): Promise<string> {
  const { memberId } = context.principal;
  if (!memberId) throw new Error("resolve names the administrator");
  const key = { memberId, name: "Set-up", scopes: null, addresses: [], expiresAt: null };
  return (await insertNewApiKey(context, key)).text;
}
