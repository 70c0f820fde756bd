/** Uses a state up, for whoever began with it. */
import { setTimeout as wait } from "node:timers/promises";
import { EurekaError } from "@eureka/contracts/errors";
import type { Context, Transaction } from "../../operations/index.ts";
import { isBegunBy } from "./install-facts.ts";
import { type InstallRow, type StatePurpose, selectInstall, useInstall } from "./installs.store.ts";

/** Longer than a platform may take; whoever has not finished then never will. */
const underWayMilliseconds = 60_000;
const lookMilliseconds = 100;

/**
 * Once, in time. Who comes with a state that is being used right now waits for what comes of it: a request that was sent twice finds the
 * first one's answer then. Throws `connection.install_*`.
 */
export async function takeInstall(
  { ports, principal }: Pick<Context, "ports" | "principal">,
  stateHash: Buffer,
  purpose: StatePurpose = "install",
): Promise<InstallRow> {
  const take = async (transaction: Transaction): Promise<InstallRow | null> => {
    const now = ports.clock.now();
    const install = await selectInstall(transaction, stateHash);
    if (install?.purpose !== purpose) throw new EurekaError("connection.install_unknown");
    if (!isBegunBy(install, principal)) throw new EurekaError("connection.install_foreign");
    if (install.usedAt) return whileUnderWay(install, now);
    if (install.expiresAt <= now) throw new EurekaError("connection.install_expired");
    return (await useInstall(transaction, stateHash, now)) ? install : null;
  };
  for (let looks = 0; looks * lookMilliseconds < underWayMilliseconds; looks++) {
    const taken = await ports.database.withOrganization(principal.organizationId, take);
    if (taken) return taken;
    await wait(lookMilliseconds);
  }
  throw new EurekaError("connection.install_used");
}

function whileUnderWay({ usedAt, finishedAt }: InstallRow, now: Date): null {
  const isUnderWay = usedAt && !finishedAt && now.getTime() - usedAt.getTime() < underWayMilliseconds;
  if (!isUnderWay) throw new EurekaError("connection.install_used");
  return null;
}
