/** What a line of a file says of a default, or why it cannot be told. A pure function of what is there. */
import { builtInConnectorName } from "@eureka/contracts/connection";
import type { Id } from "@eureka/contracts/ids";
import { say } from "@eureka/contracts/words";
import { type ExchangedDefault, exchangedDefaultSchema } from "./exchanged-mapping.ts";
import { connectionWords, findConnection, findPlace, shapeProblems, trimmed, wordIn } from "./find-named.ts";
import type { NamedPlaces, SomePlace } from "./named-places.ts";

export interface ResolvedDefault {
  /** Null: the organization's. */
  readonly connectionId: Id<"connection"> | null;
  readonly place: SomePlace;
}

export interface DefaultResolution {
  readonly for: ExchangedDefault["for"];
  /** As the line says it, where it says it. */
  readonly connection: string;
  readonly resolved: ResolvedDefault | null;
  readonly problems: readonly string[];
}

export function resolveDefault(places: NamedPlaces, value: unknown): DefaultResolution {
  const parsed = exchangedDefaultSchema.safeParse(value);
  if (!parsed.success) {
    const isOfConnection = wordIn(value, "for") === "connection";
    return {
      for: isOfConnection ? "connection" : "organization",
      connection: wordIn(value, "connection", "connectionId"),
      resolved: null,
      problems: shapeProblems(parsed.error),
    };
  }
  const { for: whose, ...texts } = parsed.data;
  const line = trimmed(texts);
  const problems: string[] = [];
  const connectionId = whose === "connection" ? findTalkingConnection(places, line, problems) : null;
  if (whose === "organization" && (line.connection || line.connectionId)) {
    problems.push(say("mappings.import.default_of_both"));
  }
  const place = findPlace(places, line, problems);
  return {
    for: whose,
    connection: connectionWords(places, line, connectionId),
    resolved: problems.length === 0 && place ? { connectionId, place } : null,
    problems,
  };
}

/** Of the connections that are in use, all but our own chat: there each channel has its workspace, so a default would never count. */
function findTalkingConnection(
  places: NamedPlaces,
  line: Parameters<typeof findConnection>[1],
  problems: string[],
): Id<"connection"> | null {
  const id = findConnection(places, line, problems);
  const connection = id && places.connections.get(id);
  if (connection?.connector === builtInConnectorName) problems.push(say("mappings.import.default_of_built_in"));
  if (connection?.isRemoved) problems.push(say("mappings.import.default_of_removed"));
  return id;
}
