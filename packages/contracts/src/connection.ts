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
  platformWorkspaceName: "Acme",
  state: "active",
  defaultWorkspaceId: "wsp_01k8z7v3q8e9mbtz5a6rx4w2yd",
  defaultBoardId: null,
  defaultListId: null,
  settings: {},
  secretNames: ["signing"],
  hookPath: "/hooks/slack/q3zk7m2v8f5x1n6p4r9t0w2y5d",
  scopes: ["chat:write"],
  tokenExpiresAt: null,
  unreachableSince: null,
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
    platformWorkspaceName: z
      .string()
      .nullable()
      .meta({ description: "What the platform calls it; null while unknown." }),
    state: z.enum(connectionStates),
    defaultWorkspaceId: idSchema("workspace")
      .nullable()
      .meta({ description: "Where the work of channels goes that are not mapped." }),
    defaultBoardId: idSchema("board")
      .nullable()
      .meta({ description: "The board of that workspace to which it goes. Null: its default board." }),
    defaultListId: idSchema("list").nullable().meta({ description: "The list of that board, where one was named." }),
    settings: connectionSettingsSchema,
    secretNames: z.array(z.string()).meta({ description: "Which secrets are set. Their values are never shown." }),
    hookPath: z.string().nullable().meta({
      description: "Where the platform may deliver to, below this installation's address; null for the built-in chat.",
    }),
    scopes: z.array(z.string()).meta({ description: "What the platform granted, in its own words." }),
    tokenExpiresAt: z.iso
      .datetime()
      .nullable()
      .meta({ description: "When the present token ends; it is renewed before. Null: it does not end by itself." }),
    unreachableSince: z.iso
      .datetime()
      .nullable()
      .meta({ description: "Since when the platform does not answer; what is to be sent waits. Null: it answers." }),
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
  defaultWorkspaceId: idSchema("workspace").nullable().optional().meta({
    description: "Another workspace, or none: a board and a list that were named for the former one are forgotten.",
  }),
  settings: connectionSettingsSchema.optional().meta({ description: "Replaces all settings." }),
  secrets: connectionSecretsSchema
    .optional()
    .meta({ description: "Replaces the secrets that are named; the others stay." }),
});

/** A long text of the platform's own, in an address: a state or a code. */
const callbackTextSchema = z.string().min(1).max(4_000);

export const exampleInstall = {
  authorizeUrl:
    "https://slack.com/oauth/v2/authorize?response_type=code&client_id=2141029472.691202649728&state=q3zk7m2v8f5x1n6p",
  expiresAt: "2026-11-02T08:10:00.000Z",
} as const;

export const installBeginSchema = z.strictObject({
  connector: connectorNameSchema,
  defaultWorkspaceId: idSchema("workspace").optional(),
});

export const installSchema = z
  .strictObject({
    authorizeUrl: z.url().nullable().meta({
      description: "The platform's page on which a person consents. It belongs to whoever began. Shown only now.",
    }),
    expiresAt: z.iso.datetime().meta({ description: "Until then somebody must have consented." }),
  })
  .meta({ id: "ConnectionInstall", example: exampleInstall });

export const installFinishSchema = z.strictObject({
  state: callbackTextSchema,
  code: callbackTextSchema.optional().meta({ description: "Left out when the platform sent none: it was denied." }),
  parameters: z
    .record(z.string().max(100), z.string().max(4_000))
    .refine((parameters) => Object.keys(parameters).length <= 50, "must have at most 50 entries")
    .default({})
    .meta({ description: "The whole query of the address that the platform sent the person back to." }),
});

export const exampleConnectionTest = {
  ok: true,
  latencyMilliseconds: 184,
  platformWorkspaceName: "Acme",
  message: "The platform answered.",
} as const;

export const connectionTestSchema = z
  .strictObject({
    ok: z.boolean(),
    latencyMilliseconds: z.int().min(0),
    platformWorkspaceName: z.string().nullable(),
    message: z.string().meta({ description: "What came of it, as a sentence." }),
  })
  .meta({ id: "ConnectionTest", example: exampleConnectionTest });

export type ConnectionTest = z.infer<typeof connectionTestSchema>;

const secretFieldSchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  help: z.string(),
  isOptional: z.boolean(),
});

export const connectorSchema = z
  .strictObject({
    name: connectorNameSchema,
    title: z.string(),
    capabilities: z.array(z.enum(["inbound", "chat", "tracker", "pullRequests", "directory", "hooks"])),
    secrets: z
      .array(secretFieldSchema)
      .meta({ description: "What a connection needs to be told, and where to find it." }),
    authorization: z
      .enum(["none", "token", "oauth2"])
      .meta({ description: "How it is connected: not at all, with tokens that a person copies, or by consenting." }),
    applicationSecrets: z
      .array(secretFieldSchema)
      .meta({ description: "What connector_application.set needs before anybody can consent; else empty." }),
    redirectUrl: z
      .url()
      .nullable()
      .meta({ description: "Where the platform sends people back to; null where nobody consents." }),
    registration: z
      .strictObject({ owner: z.strictObject({ title: z.string(), help: z.string() }) })
      .nullable()
      .meta({
        description:
          "Whether the platform registers the application by itself (connector_application.begin_registration), and what it calls who owns it.",
      }),
    scopes: z
      .array(z.strictObject({ name: z.string(), reason: z.string() }))
      .meta({ description: "What we ask the platform for, and why." }),
  })
  .meta({
    id: "Connector",
    example: {
      name: "slack",
      title: "Slack",
      capabilities: ["inbound", "chat"],
      secrets: [],
      authorization: "oauth2",
      applicationSecrets: [
        { name: "signing", title: "Signing secret", help: "Basic Information, App Credentials.", isOptional: false },
      ],
      redirectUrl: "https://eureka.example/connections/callback",
      registration: null,
      scopes: [{ name: "chat:write", reason: "To answer and to show cards." }],
    },
  });

export const connectorListSchema = z.strictObject({ data: z.array(connectorSchema) }).meta({ id: "ConnectorList" });
