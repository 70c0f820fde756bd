/** What an import would do with the line of a default. */
import { isDeepStrictEqual } from "node:util";
import { EurekaError } from "@eureka/contracts/errors";
import { say } from "@eureka/contracts/words";
import type { Context } from "../../operations/index.ts";
import { requirePermission } from "../../permissions/index.ts";
import { loadWorkspace } from "../../tenancy/index.ts";
import type { FoundEntry } from "./exchanged-mapping.ts";
import { describePlace, type NamedPlaces, type SomePlace } from "./named-places.ts";
import { type PlannedLine, refused } from "./planned-line.ts";
import type { PresentDefaults } from "./present-defaults.ts";
import { type ResolvedDefault, resolveDefault } from "./resolve-default.ts";

export interface DefaultPlanning {
  readonly places: NamedPlaces;
  readonly present: PresentDefaults;
  /** The lines on which defaults were named already, by the connection's id; the organization's is null. */
  readonly lines: Map<string | null, number>;
}

/** A default that is as the line says needs no right: so whoever may read them all can import what he exported. */
export async function planDefault(
  context: Context,
  { places, present, lines }: DefaultPlanning,
  { line, value }: FoundEntry,
): Promise<PlannedLine> {
  const { resolved, problems, ...named } = resolveDefault(places, value);
  const stated = { line, channel: "", ...named };
  if (!resolved) return refused(stated, problems);
  const { connectionId, place } = resolved;
  const goesTo = describePlace(places, place);
  const earlier = lines.get(connectionId);
  lines.set(connectionId, earlier ?? line);
  if (earlier !== undefined) {
    return refused(stated, [say("mappings.import.default_twice", { line: String(earlier) })], goesTo);
  }
  const before = present.get(connectionId) ?? null;
  if (isDeepStrictEqual({ ...before }, { ...place })) return planned(stated, "unchanged", goesTo, []);
  const denial = await findDenial(context, resolved);
  if (denial) return refused(stated, [denial], goesTo);
  if (!before) return planned(stated, "added", goesTo, [], resolved);
  const changes = [{ what: "goesTo", from: describePlace(places, before), to: goesTo }];
  return planned(stated, "changed", goesTo, changes, resolved);
}

function planned(
  stated: Parameters<typeof refused>[0],
  outcome: "added" | "changed" | "unchanged",
  goesTo: string,
  changes: PlannedLine["report"]["changes"],
  resolved?: ResolvedDefault,
): PlannedLine {
  return {
    report: { ...stated, outcome, goesTo, changes, problems: [] },
    wanted: resolved ? { entry: "default", ...resolved } : null,
  };
}

/** By the rules of `channel_mapping.set_default`. */
async function findDenial(context: Context, { connectionId, place }: ResolvedDefault): Promise<string | null> {
  if (!(await mayChange(context, connectionId !== null, place))) return say("mappings.import.default_denied");
  const { kind, archivedAt } = (await loadWorkspace(context, place.workspaceId)).value;
  return kind === "team" && !archivedAt ? null : say("mappings.import.default_in_team");
}

async function mayChange(context: Context, isOfConnection: boolean, place: SomePlace): Promise<boolean> {
  const { workspaceId, boardId } = place;
  try {
    await requirePermission(context, isOfConnection ? "connection:update" : "organization:update");
    await requirePermission(context, "channel_mapping:update", {
      scopes: [{ workspaceId, ...(boardId && { boardId }) }],
    });
    return true;
  } catch (error) {
    if (error instanceof EurekaError && error.code === "permission.denied") return false;
    throw error;
  }
}
