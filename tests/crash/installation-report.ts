/** What became of one installation. */
import type { Clients } from "./clients.ts";
import type { Installation } from "./installation.ts";
import type { Death } from "./kill.ts";
import type { Exit } from "./server-process.ts";
import type { Violation } from "./violation.ts";

export interface InstallationReport {
  readonly name: string;
  readonly deaths: readonly Death[];
  /** Requests by kind of load. */
  readonly requests: Readonly<Record<string, { readonly acknowledged: number; readonly unknown: number }>>;
  /** Answers that were no acknowledgement, by reason. */
  readonly troubles: ReadonlyMap<string, number>;
  /** Milliseconds from the last request until nothing was left to do. */
  readonly drained: number;
  readonly violations: readonly Violation[];
}

export interface Outcome {
  readonly installation: Installation;
  readonly deaths: readonly Death[];
  readonly clients: Clients;
  readonly left: readonly string[];
  readonly drained: number;
  readonly violations: readonly Violation[];
  readonly exits: readonly Exit[];
}

export function summarize({
  installation,
  deaths,
  clients,
  left,
  drained,
  violations,
  exits,
}: Outcome): InstallationReport {
  const requests: Record<string, { acknowledged: number; unknown: number }> = {};
  for (const { kind, outcome } of clients.journal) {
    const counts = requests[kind.name] ?? { acknowledged: 0, unknown: 0 };
    requests[kind.name] = { ...counts, [outcome]: counts[outcome] + 1 };
  }
  const everywhere = (invariant: string, details: readonly string[]): Violation[] =>
    details.map((detail) => ({ invariant, organization: "-", detail }));
  return {
    name: installation.name,
    deaths,
    requests,
    troubles: clients.troubles,
    drained,
    violations: [
      ...violations,
      ...everywhere("nothing is left to do", left),
      ...everywhere("no request is refused or fails inside", clients.refusals),
      ...everywhere(
        "SIGTERM ends a process with 0",
        exits.flatMap((exit) => (exit.code === 0 ? [] : [JSON.stringify(exit)])),
      ),
    ],
  };
}
