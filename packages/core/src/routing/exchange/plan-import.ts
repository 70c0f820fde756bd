/** What an import would do with each line, before it does anything. */
import { isDeepStrictEqual } from "node:util";
import { type ChannelMapping, type ChannelRules, defaultChannelRules } from "@eureka/contracts/channel-mapping";
import type { ImportedLine, ImportOutcome } from "@eureka/contracts/channel-mapping-exchange";
import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import { say } from "@eureka/contracts/words";
import { loadConnection } from "../../connections/index.ts";
import type { Context, Scope } from "../../operations/index.ts";
import { requirePermission } from "../../permissions/index.ts";
import { findRoute } from "../find-route.ts";
import { selectAllMappings } from "../routing.store.ts";
import { viewChannelMapping } from "../view-channel-mapping.ts";
import { exchangedRuleNames, type FoundEntry } from "./exchanged-mapping.ts";
import { describePlace, loadNamedPlaces, type NamedPlaces, nameOfChannel } from "./named-places.ts";
import { planDefault } from "./plan-default.ts";
import { type PlannedLine, refused, type WantedMapping } from "./planned-line.ts";
import { loadPresentDefaults } from "./present-defaults.ts";
import { type ResolvedMapping, resolveMapping } from "./resolve-mapping.ts";

/** Compares every line with what is there. Asks by what rights it may be done; it changes nothing itself. */
export async function planImport(context: Context, found: readonly FoundEntry[]): Promise<PlannedLine[]> {
  const places = await loadNamedPlaces(context);
  const rows = await selectAllMappings(context.transaction);
  const present = new Map(rows.map((row) => [keyOf(row), viewChannelMapping(row)]));
  const mappings = { places, present, rights: rightsOf(context), lines: new Map<string, number>() };
  const defaults = {
    places,
    present: await loadPresentDefaults(context, places),
    lines: new Map<string | null, number>(),
  };
  const planned: PlannedLine[] = [];
  for (const entry of found) {
    planned.push(
      entry.kind === "default"
        ? await planDefault(context, defaults, entry)
        : await planMapping(context, mappings, entry),
    );
  }
  return planned;
}

interface MappingPlanning {
  readonly places: NamedPlaces;
  readonly present: ReadonlyMap<string, ChannelMapping>;
  readonly rights: Rights;
  /** The lines on which channels were named already. */
  readonly lines: Map<string, number>;
}

async function planMapping(
  context: Context,
  { places, present, rights, lines }: MappingPlanning,
  { line, value }: FoundEntry,
): Promise<PlannedLine> {
  const { resolved, problems, ...named } = resolveMapping(places, value);
  const stated = { line, for: "channel", ...named } as const;
  if (!resolved) return refused(stated, problems);
  const key = keyOf(resolved);
  const earlier = lines.get(key);
  lines.set(key, earlier ?? line);
  const before = present.get(key) ?? null;
  const problem =
    earlier === undefined
      ? await findDenial(context, rights, resolved, before)
      : say("mappings.import.channel_twice", { line: String(earlier) });
  return problem
    ? refused(stated, [problem], describePlace(places, resolved.place))
    : compare(places, line, resolved, before);
}

function keyOf({ connectionId, platformChannelId }: Pick<ChannelMapping, "connectionId" | "platformChannelId">) {
  return `${connectionId} ${platformChannelId}`;
}

function compare(
  places: NamedPlaces,
  line: number,
  { rules, channelName, ...resolved }: ResolvedMapping,
  before: ChannelMapping | null,
): PlannedLine {
  const { connectionId, platformChannelId, place } = resolved;
  const wanted = {
    ...resolved,
    channelName: channelName ?? before?.channelName ?? undefined,
    rules: { ...(before?.rules ?? defaultChannelRules), ...rules },
  };
  const goesTo = describePlace(places, place);
  const changes = before ? listChanges(places, wanted, before) : [];
  const outcome: ImportOutcome = before ? (changes.length > 0 ? "changed" : "unchanged") : "added";
  const name = nameOfChannel(places, connectionId, platformChannelId, wanted.channelName ?? null);
  return {
    report: {
      line,
      for: "channel",
      outcome,
      connection: places.connections.get(connectionId)?.name || connectionId,
      channel: name ?? platformChannelId,
      goesTo,
      changes,
      problems: [],
    },
    wanted: outcome === "unchanged" ? null : { entry: "mapping", ...wanted },
  };
}

function listChanges(places: NamedPlaces, wanted: WantedMapping, before: ChannelMapping): ImportedLine["changes"] {
  const { workspaceId, boardId, listId } = before;
  const isSamePlace = isDeepStrictEqual(wanted.place, { workspaceId, boardId, listId });
  const changes = isSamePlace
    ? []
    : [{ what: "goesTo", from: describePlace(places, before), to: describePlace(places, wanted.place) }];
  const name = wanted.channelName ?? null;
  if (name !== before.channelName) changes.push({ what: "channel", from: before.channelName ?? "", to: name ?? "" });
  for (const rule of exchangedRuleNames) {
    const [from, to] = [before.rules[rule], wanted.rules[rule]];
    if (!isDeepStrictEqual(from, to)) changes.push({ what: rule, from: sayRule(from), to: sayRule(to) });
  }
  return changes;
}

function sayRule(rule: ChannelRules[keyof ChannelRules]): string {
  return Array.isArray(rule) ? rule.join(", ") : String(rule);
}

type Rights = (scope: Scope) => Promise<boolean>;

/** Most lines of a file lead to the same few places. */
function rightsOf(context: Context): Rights {
  const known = new Map<string, Promise<boolean>>();
  return (scope) => {
    const key = `${scope.workspaceId} ${scope.boardId ?? ""}`;
    const answer = known.get(key) ?? holds(context, scope);
    known.set(key, answer);
    return answer;
  };
}

async function holds(context: Context, scope: Scope): Promise<boolean> {
  try {
    await requirePermission(context, "channel_mapping:update", { scopes: [scope] });
    return true;
  } catch (error) {
    if (error instanceof EurekaError && error.code === "permission.denied") return false;
    throw error;
  }
}

/** By the rules of `channel_mapping.set`: the right where the work shall go, and where it goes now. */
async function findDenial(
  context: Context,
  rights: Rights,
  { connectionId, platformChannelId, place }: ResolvedMapping,
  before: ChannelMapping | null,
): Promise<string | null> {
  const now = before?.workspaceId ?? (await presentWorkspace(context, connectionId, platformChannelId));
  const mayLeave = now === null || (await rights({ workspaceId: now }));
  const { workspaceId, boardId } = place;
  const mayLead = await rights({ workspaceId, ...(boardId && { boardId }) });
  return mayLeave && mayLead ? null : say("mappings.import.denied");
}

async function presentWorkspace(
  context: Context,
  connectionId: Id<"connection">,
  platformChannelId: string,
): Promise<Id<"workspace"> | null> {
  const route = await findRoute(context, await loadConnection(context, connectionId), platformChannelId);
  return route?.workspaceId ?? null;
}
