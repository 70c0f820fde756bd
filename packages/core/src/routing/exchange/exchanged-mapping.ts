/** Channel mappings and defaults as they stand in a file: by names, for people, and by ids, for us. Either is enough. */
import { channelRulesSchema } from "@eureka/contracts/channel-mapping";
import { type ExchangeFormat, exchangedPlaces } from "@eureka/contracts/channel-mapping-exchange";
import { z } from "zod";

/** Every field may be missing or empty: what is not there is not compared, and a rule keeps its value. */
const text = z.string().nullish();

const rules = channelRulesSchema.shape;

export const exchangedRulesSchema = z.strictObject({
  unlinkedMay: rules.unlinkedMay.unwrap().optional(),
  replyIn: rules.replyIn.unwrap().optional(),
  priority: rules.priority.unwrap().optional(),
  labels: rules.labels.unwrap().optional(),
  tellChanges: rules.tellChanges.unwrap().optional(),
});

export type ExchangedRules = z.infer<typeof exchangedRulesSchema>;

const connection = { connection: text, connectionId: text };
const place = { workspace: text, workspaceId: text, board: text, boardId: text, list: text, listId: text };

export const exchangedMappingSchema = z.strictObject({
  ...connection,
  channel: text,
  channelId: text,
  ...place,
  rules: exchangedRulesSchema.default({}),
});

export type ExchangedMapping = z.output<typeof exchangedMappingSchema>;

const [, ...defaultPlaces] = exchangedPlaces;

/** Where work goes that no mapping leads anywhere: of a connection, or of the organization. */
export const exchangedDefaultSchema = z.strictObject({ for: z.enum(defaultPlaces), ...connection, ...place });

export type ExchangedDefault = z.output<typeof exchangedDefaultSchema>;

/** The fields besides the rules, in the order in which they are written. */
export const exchangedFields = [
  "connection",
  "connectionId",
  "channel",
  "channelId",
  "workspace",
  "workspaceId",
  "board",
  "boardId",
  "list",
  "listId",
] as const satisfies readonly (keyof ExchangedMapping)[];

export const exchangedDefaultFields = [
  "for",
  ...exchangedFields.filter((name) => name !== "channel" && name !== "channelId"),
] as const satisfies readonly (keyof ExchangedDefault)[];

export const exchangedRuleNames = [
  "unlinkedMay",
  "replyIn",
  "priority",
  "labels",
  "tellChanges",
] as const satisfies readonly (keyof ExchangedRules)[];

/** What a file says. */
export interface ExchangedFile {
  readonly defaults: readonly ExchangedDefault[];
  readonly mappings: readonly ExchangedMapping[];
}

/** What stands at one place of a file: not yet known to be a mapping or a default. */
export interface FoundEntry {
  readonly kind: "mapping" | "default";
  /** From 1. */
  readonly line: number;
  readonly value: unknown;
}

/** Writes and reads one format. */
export interface ExchangeCodec {
  write(file: ExchangedFile): string;
  /** Throws a `FileProblem` for text that is not of the format. */
  read(content: string): FoundEntry[];
}

export type ExchangeCodecs = Readonly<Record<ExchangeFormat, ExchangeCodec>>;
