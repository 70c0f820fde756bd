/** What a line of a file says of a channel: its place and its rules, or why it cannot be told. A pure function of what is there. */
import type { ChannelRules } from "@eureka/contracts/channel-mapping";
import { builtInConnectorName } from "@eureka/contracts/connection";
import type { Id } from "@eureka/contracts/ids";
import { platformIdSchema } from "@eureka/contracts/people";
import { lineSchema, textLimits } from "@eureka/contracts/text";
import { say } from "@eureka/contracts/words";
import { type ExchangedMapping, exchangedMappingSchema } from "./exchanged-mapping.ts";
import {
  connectionWords,
  findConnection,
  findPlace,
  isSameName,
  shapeProblems,
  trimmed,
  wordIn,
} from "./find-named.ts";
import type { NamedPlaces, SomePlace } from "./named-places.ts";

export interface ResolvedMapping {
  readonly connectionId: Id<"connection">;
  readonly platformChannelId: string;
  /** Undefined: as it was. */
  readonly channelName: string | undefined;
  readonly place: SomePlace;
  /** Rules that the line names; the others stay. */
  readonly rules: Partial<ChannelRules>;
}

export interface Resolution {
  /** As the line says it, where it says it. */
  readonly connection: string;
  readonly channel: string;
  readonly resolved: ResolvedMapping | null;
  readonly problems: readonly string[];
}

export function resolveMapping(places: NamedPlaces, value: unknown): Resolution {
  const parsed = exchangedMappingSchema.safeParse(value);
  if (!parsed.success) {
    return {
      connection: wordIn(value, "connection", "connectionId"),
      channel: wordIn(value, "channel", "channelId"),
      resolved: null,
      problems: shapeProblems(parsed.error),
    };
  }
  const { rules, ...texts } = parsed.data;
  const line = trimmed(texts);
  const problems: string[] = [];
  const connectionId = findConnection(places, line, problems);
  const channelId = connectionId && findChannel(places, connectionId, line, problems);
  const place = findPlace(places, line, problems);
  const channelName = connectionId && isBuiltIn(places, connectionId) ? undefined : readChannelName(line, problems);
  const isClear = problems.length === 0 && connectionId && channelId && place;
  return {
    connection: connectionWords(places, line, connectionId),
    channel: line.channel || line.channelId || "",
    resolved: isClear
      ? { connectionId, platformChannelId: channelId, channelName, place, rules: withoutGaps(rules) }
      : null,
    problems,
  };
}

type Line = Omit<ExchangedMapping, "rules">;

function withoutGaps(rules: ExchangedMapping["rules"]): Partial<ChannelRules> {
  return Object.fromEntries(Object.entries(rules).filter(([, rule]) => rule !== undefined));
}

function isBuiltIn(places: NamedPlaces, id: Id<"connection">): boolean {
  return places.connections.get(id)?.connector === builtInConnectorName;
}

/** Channels of the built-in chat are known by name; of those of other platforms only the id is. */
function findChannel(
  places: NamedPlaces,
  connectionId: Id<"connection">,
  { channel, channelId }: Line,
  problems: string[],
): string | null {
  if (channelId) {
    const id = platformIdSchema.safeParse(channelId);
    if (!id.success) problems.push(say("mappings.import.wrong_value", { path: "channelId", message: "too long" }));
    return id.success ? id.data : null;
  }
  if (!channel || !isBuiltIn(places, connectionId)) {
    problems.push(say("mappings.import.channel_without_id"));
    return null;
  }
  const wanted = channel.replace(/^#/, "");
  const [only, ...others] = [...places.channels.values()].filter(({ name }) => isSameName(name, wanted));
  if (only && others.length === 0) return only.id;
  const sentence = only ? "mappings.import.unclear" : "mappings.import.channel_unknown";
  problems.push(say(sentence, { noun: "channel", name: channel }));
  return null;
}

function readChannelName({ channel }: Line, problems: string[]): string | undefined {
  if (!channel) return undefined;
  const name = lineSchema(textLimits.name).safeParse(channel);
  if (!name.success) problems.push(say("mappings.import.wrong_value", { path: "channel", message: "not a name" }));
  return name.data;
}
