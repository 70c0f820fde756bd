/** Makes an organization with sample data, as the operator, and waits until it is full. */
import { setTimeout as wait } from "node:timers/promises";
import type { Id } from "@eureka/contracts/ids";
import type { Role } from "@eureka/contracts/permissions";
import { fillSampleJobName } from "@eureka/core/identity";
import { internalRequest } from "@eureka/core/operations";
import { query } from "@eureka/kit/db";
import type { RunningServer } from "../start-server.ts";

export interface Demo {
  readonly organizationId: Id<"organization">;
  readonly people: readonly { readonly name: string; readonly email: string; readonly role: Role }[];
  /** Everybody's. */
  readonly password: string;
  /** The administrator's. */
  readonly apiKey: string;
}

/** The filling is done by a worker of any process; where none comes, the organization is there all the same. */
const patienceMilliseconds = 30_000;
const lookMilliseconds = 50;

export async function makeDemo(server: RunningServer): Promise<Demo> {
  const { application, setupToken } = server;
  const { output } = await application.run({
    operation: "organization.explore",
    input: { setupToken },
    credential: { kind: "none" },
    request: { ...internalRequest(application.ports.clock.now().getTime()), surface: "internal" },
  });
  const demo = output as Demo;
  for (let waited = 0; waited < patienceMilliseconds; waited += lookMilliseconds) {
    if (!(await isFilling(server, demo.organizationId))) break;
    await wait(lookMilliseconds);
  }
  return demo;
}

async function isFilling({ database }: RunningServer, organizationId: Id<"organization">): Promise<boolean> {
  const text = "select exists (select from jobs where name = $1) as waits";
  const rows = await database.withOrganization(organizationId, (transaction) =>
    query<{ waits: boolean }>(transaction, { text }, [fillSampleJobName]),
  );
  return rows[0]?.waits ?? false;
}
