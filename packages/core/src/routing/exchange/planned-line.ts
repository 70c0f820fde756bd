/** A line of a file after it was compared with what is there. */
import type { ChannelRules } from "@eureka/contracts/channel-mapping";
import type { ImportedLine } from "@eureka/contracts/channel-mapping-exchange";
import type { ResolvedDefault } from "./resolve-default.ts";
import type { ResolvedMapping } from "./resolve-mapping.ts";

export type WantedMapping = Omit<ResolvedMapping, "rules"> & { readonly rules: ChannelRules };

export interface PlannedLine {
  readonly report: ImportedLine;
  /** What is to be set; null for a line that changes nothing. */
  readonly wanted:
    | ({ readonly entry: "mapping" } & WantedMapping)
    | ({ readonly entry: "default" } & ResolvedDefault)
    | null;
}

export function refused(
  stated: Pick<ImportedLine, "line" | "for" | "connection" | "channel">,
  problems: readonly string[],
  goesTo = "",
): PlannedLine {
  return { report: { ...stated, outcome: "refused", goesTo, changes: [], problems: [...problems] }, wanted: null };
}
