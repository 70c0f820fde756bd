/** The crash rig: kills an installation under load until nothing more is planned, then holds it against what it promised. */
import { setTimeout as wait } from "node:timers/promises";
import { startClients } from "./clients.ts";
import { drain } from "./drain.ts";
import type { Installation } from "./installation.ts";
import { type InstallationReport, summarize } from "./installation-report.ts";
import { type Death, describeKill } from "./kill.ts";
import { loadKinds } from "./loads/index.ts";
import { type PlannedKills, planKills } from "./plan-kills.ts";
import { createRandom, type Random } from "./random.ts";
import { makeTenant } from "./tenants.ts";
import { verify } from "./verify.ts";

export interface CrashOptions {
  readonly kills: number;
  readonly seed: number;
  /** The fault points to visit. */
  readonly points: readonly string[];
  /** Kills at fault points only. */
  readonly onlyPoints?: boolean;
  readonly installations: readonly Installation[];
  readonly onProgress?: (line: string) => void;
}

export interface CrashReport {
  readonly seed: number;
  readonly installations: readonly InstallationReport[];
  /** Points at which no process ever died. */
  readonly unvisited: readonly string[];
}

const clientsPerInstallation = 4;
/** Requests that an installation must have been sent before its promises are looked at. */
const leastRequests = 100;
/** Milliseconds in which something must be done: a lease of a killed worker (15 s), and some failed attempts behind it. */
const drainPatience = 120_000;

/** Needs installations that were never started; leaves them stopped, for their owner to remove. */
export async function runCrash(options: CrashOptions): Promise<CrashReport> {
  const { seed, points, installations, onProgress = () => {} } = options;
  const random = createRandom(seed);
  const plan = planKills(installations, { ...options, random, onlyPoints: options.onlyPoints ?? false });
  let died = 0;
  const reports = await Promise.all(
    installations.map((installation) =>
      killUnderLoad(installation, {
        plan: plan.filter((planned) => planned.installation === installation),
        random: random.fork(installation.name),
        onDeath: (death) => {
          const recovered = death.recovery === null ? "died again" : `${Math.round(death.recovery)} ms`;
          onProgress(
            `${++died}/${options.kills} ${installation.name}: ${death.victim} at ${describeKill(death.kill)}, back in ${recovered}`,
          );
        },
      }),
    ),
  );
  const visited = new Set(
    reports.flatMap(({ deaths }) =>
      deaths.flatMap(({ kill, reached }) => (kill.how === "point" && reached ? [kill.point] : [])),
    ),
  );
  return { seed, installations: reports, unvisited: points.filter((point) => !visited.has(point)) };
}

interface KillingOptions {
  readonly plan: readonly PlannedKills[];
  readonly random: Random;
  readonly onDeath: (death: Death) => void;
}

async function killUnderLoad(
  installation: Installation,
  { plan, random, onDeath }: KillingOptions,
): Promise<InstallationReport> {
  const deaths: Death[] = [];
  await installation.start();
  const tenants = await Promise.all(["acme", "globex"].map((name) => makeTenant(installation, name, loadKinds)));
  const clients = startClients({ installation, tenants, kinds: loadKinds, random, clients: clientsPerInstallation });
  await Promise.all(
    plan.map(({ victim, kills }) =>
      installation.suffer(victim, kills, (death) => {
        deaths.push(death);
        onDeath(death);
      }),
    ),
  );
  // A run that promised next to nothing would prove nothing: on a slow machine the load goes on for a while.
  while (clients.journal.length < leastRequests) await wait(50);
  await clients.stop();
  const began = performance.now();
  const left = await drain(installation.ownerConnection(), drainPatience);
  const drained = performance.now() - began;
  const violations = await verify(installation, tenants, clients.journal);
  const exits = await installation.stop();
  return summarize({ installation, deaths, clients, left, drained, violations, exits });
}
