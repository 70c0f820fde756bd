/** The sealer: chains committed records, organization by organization. */
import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import { chainStart } from "@eureka/kit/crypto";
import { openOrganizationKey } from "../encryption/index.ts";
import type { Ports, Transaction } from "../operations/index.ts";
import {
  type AuditHead,
  type ChainPart,
  type Seal,
  selectHeads,
  selectRecordsToSeal,
  storeSeals,
  type UnsealedRecord,
} from "./audit.store.ts";
import { auditKeyOf, hashRecord, isAuthentic } from "./audit-content.ts";
import { type AnchorHead, isHeadAuthentic, signHead } from "./audit-head.ts";

/** Records that one transaction seals at the most. */
export const sealBatch = 500;
/** How long an organization is left alone whose chain cannot go on, in milliseconds. */
const heldMilliseconds = 60_000;

type SealerPorts = Pick<Ports, "database" | "keys" | "clock" | "log">;

export interface Sealer {
  /** Seals one batch. Gives the number of records taken up; 0 also while another sealer is at work. */
  sealOnce(ports: SealerPorts, batch?: number): Promise<number>;
}

export function createSealer(anchor?: AnchorHead): Sealer {
  /** Organizations whose chain or records were tampered with: sealing on would cover it up, and the others must not wait. */
  const held = new Map<Id<"organization">, number>();

  function hold(ports: SealerPorts, organizationId: Id<"organization">, error: unknown): void {
    held.set(organizationId, ports.clock.monotonic() + heldMilliseconds);
    ports.log.error({ error, organizationId }, "audit.chain_held");
  }

  /** What `work` gives; null when it fails, and then the organization is held. */
  async function orHold<Result>(
    ports: SealerPorts,
    organizationId: Id<"organization">,
    work: () => Promise<Result>,
  ): Promise<Result | null> {
    try {
      return await work();
    } catch (error) {
      assertNoTrouble(error);
      hold(ports, organizationId, error);
      return null;
    }
  }

  /** All chains in one go; where one of them is in the way, each by itself. Gives the heads that were stored. */
  async function storeOrHold(
    ports: SealerPorts,
    transaction: Transaction,
    chains: readonly ChainPart[],
  ): Promise<AuditHead[]> {
    if (chains.length === 0) return [];
    const store = (some: readonly ChainPart[]) =>
      ports.database.withSavepoint(transaction, () => storeSeals(transaction, some));
    try {
      await store(chains);
      return chains.map(({ head }) => head);
    } catch (error) {
      assertNoTrouble(error);
    }
    const stored: AuditHead[] = [];
    for (const chain of chains) {
      const { head } = chain;
      const done = await orHold(ports, head.organizationId, async () => {
        await store([chain]);
        return head;
      });
      if (done) stored.push(done);
    }
    return stored;
  }

  function heldNow(ports: SealerPorts): Id<"organization">[] {
    for (const [organizationId, until] of held) if (until <= ports.clock.monotonic()) held.delete(organizationId);
    return [...held.keys()];
  }

  return {
    async sealOnce(ports, batch = sealBatch) {
      const { heads, taken } = await ports.database.withPlatform(async (transaction) => {
        const records = await selectRecordsToSeal(transaction, batch, heldNow(ports));
        const byOrganization = Map.groupBy(records, (record) => record.organizationId);
        const known = await selectHeads(transaction, [...byOrganization.keys()]);
        const chains: ChainPart[] = [];
        for (const [organizationId, own] of byOrganization) {
          const head = known.find((candidate) => candidate.organizationId === organizationId) ?? null;
          const chain = await orHold(ports, organizationId, () => extendChain(ports, organizationId, head, own));
          if (chain) chains.push(chain);
        }
        return { heads: await storeOrHold(ports, transaction, chains), taken: records.length };
      });
      for (const { organizationId, sequence, hash } of heads) await anchor?.({ organizationId, sequence, hash });
      return taken;
    },
  };
}

/** Trouble with the database is no tampering: the whole batch is tried again soon. */
function assertNoTrouble(error: unknown): void {
  if (error instanceof EurekaError && error.kind === "unavailable") throw error;
}

/** Throws when the head or a record is not ours: nothing is sealed then. */
async function extendChain(
  ports: SealerPorts,
  organizationId: Id<"organization">,
  head: AuditHead | null,
  records: readonly UnsealedRecord[],
): Promise<ChainPart> {
  const auditKey = auditKeyOf(await openOrganizationKey(ports, organizationId));
  if (head && !isHeadAuthentic(auditKey, head)) throw new Error("the head of the audit chain is forged");
  const after = head?.sequence ?? 0;
  let previousHash = head?.hash ?? chainStart;
  const seals: Seal[] = [];
  for (const record of records) {
    if (!isAuthentic(auditKey, record.content, record.authenticator)) {
      throw new Error(`the audit record ${record.content.id} is forged`);
    }
    const hash = hashRecord(previousHash, { ...record, sequence: after + seals.length + 1 });
    seals.push({ id: record.content.id, previousHash, hash });
    previousHash = hash;
  }
  return {
    after,
    seals,
    head: signHead(auditKey, { organizationId, sequence: after + seals.length, hash: previousHash }),
  };
}
