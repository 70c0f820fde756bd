/** The report of a run in words. */

import { groupBy } from "./group-by.ts";
import type { InstallationReport } from "./installation-report.ts";
import type { Death } from "./kill.ts";
import type { CrashReport } from "./run-crash.ts";

const violationsShown = 50;

export function describeReport({ seed, installations, unvisited }: CrashReport): string {
  const violations = installations.flatMap((installation) =>
    installation.violations.map(
      ({ invariant, organization, detail }) => `  [${installation.name}] ${invariant}: ${organization} ${detail}`,
    ),
  );
  return [
    `Seed ${seed}`,
    ...installations.flatMap(describeInstallation),
    ...(unvisited.length > 0 ? [`Never died at: ${unvisited.join(", ")}`] : []),
    violations.length > 0 ? `${violations.length} violations:` : "No violations.",
    ...violations.slice(0, violationsShown),
    ...(violations.length > violationsShown ? [`  ... and ${violations.length - violationsShown} more`] : []),
  ].join("\n");
}

/** Whether everything held, and every point was visited. */
export function isSpotless({ installations, unvisited }: CrashReport): boolean {
  return unvisited.length === 0 && installations.every(({ violations }) => violations.length === 0);
}

function describeInstallation({ name, deaths, requests, troubles, drained }: InstallationReport): string[] {
  const byWay = groupBy(deaths, ({ victim, kill }) => `${victim}, ${kill.how === "point" ? kill.point : kill.how}`);
  const rows = [...byWay].sort(([left], [right]) => left.localeCompare(right)).map(([way, those]) => row(way, those));
  const sent = Object.entries(requests).map(
    ([kind, counts]) => `${kind} ${counts.acknowledged} (+${counts.unknown} unanswered)`,
  );
  const odd = [...troubles].map(([reason, times]) => `${reason} ${times}`);
  return [
    "",
    `${name}: ${deaths.length} kills; drained in ${(drained / 1_000).toFixed(1)} s`,
    `  acknowledged: ${sent.join(", ")}`,
    `  not answered: ${odd.join(", ") || "none"}`,
    `  ${"killed".padEnd(42)}${"times".padStart(6)}${"median ms".padStart(11)}${"longest ms".padStart(12)}   until it works again`,
    ...rows,
    "",
  ];
}

function row(way: string, deaths: readonly Death[]): string {
  const times = deaths
    .flatMap(({ recovery }) => (recovery === null ? [] : [Math.round(recovery)]))
    .sort((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)] ?? "-";
  return `  ${way.padEnd(42)}${String(deaths.length).padStart(6)}${String(median).padStart(11)}${String(times.at(-1) ?? "-").padStart(12)}`;
}
