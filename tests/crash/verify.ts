/** Holds what an installation holds against what was promised. */
import { asOwner } from "@eureka/kit/db";
import type { Installation } from "./installation.ts";
import { invariants } from "./invariants/index.ts";
import type { JournalEntry, Tenant } from "./load-kind.ts";
import { prepareRequest, sendRequest } from "./send-request.ts";
import { type Snapshot, takeSnapshot } from "./snapshot.ts";
import type { Violation } from "./violation.ts";

/** Needs the installation running and drained. */
export async function verify(
  installation: Installation,
  tenants: readonly Tenant[],
  journal: readonly JournalEntry[],
): Promise<readonly Violation[]> {
  const owner = installation.ownerConnection();
  const chains = await Promise.all(tenants.map((tenant) => verifyChain(installation, tenant)));
  const dead = await findDeadJobs(owner);
  const snapshot = await takeSnapshot(installation);
  return [...chains.flat(), ...dead, ...verifyPromises(journal, snapshot), ...verifyInvariants(snapshot)];
}

/** Holds a journal of requests against what is there. */
export function verifyPromises(journal: readonly JournalEntry[], snapshot: Snapshot): Violation[] {
  return journal.flatMap((entry) => {
    const { kind, tenant, marker, key, outcome, attempts } = entry;
    const effects = { ...kind.effects(entry, snapshot), ...(key !== null && { answer: answersOf(entry, snapshot) }) };
    const counts = Object.values(effects);
    const isWhole = counts.every((count) => count === 1);
    const isNothing = outcome === "unknown" && counts.every((count) => count === 0);
    if (isWhole || isNothing) return [];
    const found = Object.entries(effects).map(([name, count]) => `${count} ${name}`);
    const detail = `${kind.name} ${marker} (sent ${attempts} times, ${outcome}): ${found.join(", ")}`;
    return [
      { invariant: "a request has all of its effects once, or none", organization: tenant.organizationId, detail },
    ];
  });
}

function answersOf({ tenant, key }: JournalEntry, snapshot: Snapshot): number {
  return snapshot.of(tenant.organizationId).answersByKey.get(key ?? "")?.length ?? 0;
}

function verifyInvariants(snapshot: Snapshot): Violation[] {
  return snapshot.organizations.flatMap((organization) =>
    Object.entries(invariants).flatMap(([invariant, look]) =>
      look(organization).map((detail) => ({ invariant, organization: organization.id, detail })),
    ),
  );
}

async function verifyChain(installation: Installation, { organizationId, apiKey }: Tenant): Promise<Violation[]> {
  const path = "/api/v2/audit-records/verify";
  const request = prepareRequest({ method: "POST", path, body: {} }, { apiKey, key: null });
  const answer = await sendRequest(`${installation.address()}${path}`, request);
  const isVerified = answer.outcome === "acknowledged" && (answer.body as { verified: boolean }).verified;
  return isVerified
    ? []
    : [{ invariant: "the audit chain verifies", organization: organizationId, detail: JSON.stringify(answer) }];
}

async function findDeadJobs(ownerConnection: string): Promise<Violation[]> {
  const { rows } = await asOwner(ownerConnection, (client) =>
    client.query<{ organization: string; detail: string }>(
      `select organization_id as organization, format('%s of %s after %s attempts: %s', id, name, attempts, last_error) as detail from dead_jobs`,
    ),
  );
  return rows.map((row) => ({ invariant: "no job is dead", ...row }));
}
