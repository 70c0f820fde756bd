/** Channel mappings and defaults as a file that people edit: what stands in it, and what an import says of each line. */
import { z } from "zod";
import { idSchema } from "./ids.ts";

export const exchangeFormats = ["json", "csv", "yaml"] as const;
export const exchangeFormatSchema = z.enum(exchangeFormats);
export type ExchangeFormat = z.infer<typeof exchangeFormatSchema>;

/** What a line says something about: a channel, or the default of a connection or of the organization. */
export const exchangedPlaces = ["channel", "connection", "organization"] as const;

/** One import takes no more mappings, and no more bytes. */
export const mostImportedMappings = 1_000;
export const mostImportedBytes = 2 * 1024 * 1024;

/** What becomes, or would become, of a line. */
export const importOutcomes = ["added", "changed", "unchanged", "refused"] as const;
export type ImportOutcome = (typeof importOutcomes)[number];

const exampleLine = {
  line: 2,
  for: "channel",
  outcome: "changed",
  connection: "Acme on Slack",
  channel: "#general",
  goesTo: "Web team / Sprint / To do",
  changes: [{ what: "goesTo", from: "Web team", to: "Web team / Sprint / To do" }],
  problems: [] as string[],
} as const;

export const importedLineSchema = z
  .strictObject({
    line: z.int().meta({ description: "The line of the file on which the mapping or default begins, from 1." }),
    for: z.enum(exchangedPlaces).meta({
      description:
        "`channel`: a mapping. `connection` and `organization`: a default, where work goes that no mapping leads anywhere.",
    }),
    outcome: z.enum(importOutcomes).meta({
      description:
        "`added`: the channel had no mapping, or there was no default. `changed`: it leads elsewhere or by other rules now. `unchanged`: it is as the line says already. `refused`: see `problems`.",
    }),
    connection: z
      .string()
      .meta({ description: "As people know it, or as the line names it; empty for the organization's default." }),
    channel: z.string().meta({ description: "As people know it, or its id; empty for a default." }),
    goesTo: z.string().meta({ description: "Where its work goes by this line; empty where that is not known." }),
    changes: z
      .array(
        z.strictObject({
          what: z.string().meta({ description: "`goesTo`, `channel`, or the name of a rule." }),
          from: z.string(),
          to: z.string(),
        }),
      )
      .meta({ description: "What is different from the present mapping or default." }),
    problems: z.array(z.string()).meta({ description: "Why it is refused, in sentences." }),
  })
  .meta({ id: "ImportedMapping", example: exampleLine });

export type ImportedLine = z.infer<typeof importedLineSchema>;

export const exampleImport = {
  applied: false,
  added: 0,
  changed: 1,
  unchanged: 0,
  refused: 0,
  lines: [exampleLine],
} as const;

export const mappingImportSchema = z
  .strictObject({
    applied: z.boolean().meta({ description: "False for a preview: nothing was changed." }),
    added: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    refused: z.int(),
    lines: z.array(importedLineSchema).meta({ description: "Every mapping and default of the file, in its order." }),
  })
  .meta({ id: "ChannelMappingImport", example: exampleImport });

export type MappingImport = z.infer<typeof mappingImportSchema>;

/** What an export consists of before it is sent as bytes. */
export const mappingExportSchema = z.strictObject({
  format: exchangeFormatSchema,
  count: z.int(),
  content: z.string(),
});

export type MappingExport = z.infer<typeof mappingExportSchema>;

export const mappingExportInput = {
  format: exchangeFormatSchema.default("json"),
  connectionId: idSchema("connection")
    .optional()
    .meta({ description: "Only mappings and the default of this connection." }),
  workspaceId: idSchema("workspace")
    .optional()
    .meta({ description: "Only mappings and defaults into this workspace." }),
};

export const mappingImportInput = {
  format: exchangeFormatSchema
    .optional()
    .meta({ description: "What the file is. Left out: what the end of its name says." }),
  name: z.string().min(1).max(1_000).optional().meta({ description: "The file's name.", example: "mappings.csv" }),
  dryRun: z
    .boolean()
    .default(false)
    .meta({ description: "Whether to say only what would become of each line, and change nothing." }),
};
