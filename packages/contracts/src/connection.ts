/** The connection: an organization's authorised link to a platform, made by one connector. */
import { z } from "zod";
import { idSchema } from "./ids.ts";
import { pageOf } from "./page.ts";
import { platformIdSchema } from "./people.ts";
import { lineSchema, textLimits } from "./text.ts";

/** `paused`: nothing goes in or out until somebody resumes it. `needs_reauth`: the platform refuses our token. */
export const connectionStates = ["active", "paused", "needs_reauth", "removed"] as const;
export type ConnectionState = (typeof connectionStates)[number];

/** The connector of the chat that is part of Eureka itself. */
export const builtInConnectorName = "built-in";

/** The platform user id under which Eureka itself writes in its built-in chat; people have the ids of their members. */
export const builtInOurselves = "eureka";

export const connectorNameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, "must be a connector's name: lower case letters, digits and hyphens")
  .meta({ example: "slack" });

/** What a connector is told besides its secrets, for example the address of an enterprise server. */
export const connectionSettingsSchema = z
  .record(z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/), z.union([lineSchema(2_000, 0), z.int(), z.boolean()]))
  .refine((settings) => Object.keys(settings).length <= 50, "must have at most 50 entries")
  .meta({ example: { baseUrl: "https://slack.example.com/api" } });

export type ConnectionSettings = z.infer<typeof connectionSettingsSchema>;

/** Secrets by the names that the connector declares. They go in and never come out again. */
export const connectionSecretsSchema = z
  .record(z.string().regex(/^[a-zA-Z][a-zA-Z0-9_]{0,39}$/), z.string().min(1).max(10_000))
  .refine((secrets) => Object.keys(secrets).length <= 20, "must have at most 20 entries")
  .meta({
    description: "Write-only, by the names that connector.list states. Kept encrypted.",
    example: { signing: "the signing secret of your app" },
  });

export const exampleConnection = {
  id: "con_01k8z7v3q8e9mbtz5a6rx4w2yk",
  connector: "slack",
  title: "Acme on Slack",
  platformWorkspaceId: "T024BE7LD",
  state: "active",
  defaultWorkspaceId: "wsp_01k8z7v3q8e9mbtz5a6rx4w2yd",
  settings: {},
  secretNames: ["signing"],
  hookPath: "/hooks/slack/q3zk7m2v8f5x1n6p4r9t0w2y5d",
  version: 1,
  createdAt: "2026-11-02T08:00:00.000Z",
  updatedAt: "2026-11-02T08:00:00.000Z",
} as const;

export const connectionSchema = z
  .strictObject({
    id: idSchema("connection"),
    connector: connectorNameSchema,
    title: lineSchema(textLimits.name),
    platformWorkspaceId: platformIdSchema
      .nullable()
      .meta({ description: "The tenant of the platform, for example a Slack team; null while it is not known." }),
    state: z.enum(connectionStates),
    defaultWorkspaceId: idSchema("workspace")
      .nullable()
      .meta({ description: "Where the work of channels goes that are not mapped." }),
    settings: connectionSettingsSchema,
    secretNames: z.array(z.string()).meta({ description: "Which secrets are set. Their values are never shown." }),
    hookPath: z.string().nullable().meta({
      description: "Where the platform may deliver to, below this installation's address; null for the built-in chat.",
    }),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "Connection", example: exampleConnection });

export type Connection = z.infer<typeof connectionSchema>;

export const connectionPageSchema = pageOf(connectionSchema, "ConnectionPage");

export const connectionCreateSchema = z.strictObject({
  connector: connectorNameSchema,
  title: lineSchema(textLimits.name).optional().meta({ description: "The connector's own title when it is left out." }),
  platformWorkspaceId: platformIdSchema.optional(),
  defaultWorkspaceId: idSchema("workspace").optional(),
  settings: connectionSettingsSchema.optional(),
  secrets: connectionSecretsSchema.optional(),
});

export const connectionUpdateSchema = z.strictObject({
  id: idSchema("connection"),
  title: lineSchema(textLimits.name).optional(),
  platformWorkspaceId: platformIdSchema.optional(),
  defaultWorkspaceId: idSchema("workspace").nullable().optional(),
  settings: connectionSettingsSchema.optional().meta({ description: "Replaces all settings." }),
  secrets: connectionSecretsSchema
    .optional()
    .meta({ description: "Replaces the secrets that are named; the others stay." }),
});

const secretFieldSchema = z.strictObject({ name: z.string(), title: z.string(), help: z.string() });

export const connectorSchema = z
  .strictObject({
    name: connectorNameSchema,
    title: z.string(),
    capabilities: z.array(z.enum(["inbound", "chat", "tracker", "directory", "hooks"])),
    secrets: z
      .array(secretFieldSchema)
      .meta({ description: "What a connection needs to be told, and where to find it." }),
  })
  .meta({
    id: "Connector",
    example: {
      name: "slack",
      title: "Slack",
      capabilities: ["inbound", "chat"],
      secrets: [{ name: "signing", title: "Signing secret", help: "Basic Information, App Credentials." }],
    },
  });

export const connectorListSchema = z.strictObject({ data: z.array(connectorSchema) }).meta({ id: "ConnectorList" });
