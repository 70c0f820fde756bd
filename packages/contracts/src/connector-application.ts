/** The connector application: an organization's own registration at a platform, which people consent to when they connect it. */
import { z } from "zod";
import { connectionSecretsSchema, connectorNameSchema } from "./connection.ts";
import { lineSchema } from "./text.ts";

/** The name of the secret that proves the application at the platform's token endpoint. */
export const clientSecretName = "clientSecret";

export const exampleConnectorApplication = {
  connector: "slack",
  clientId: "2141029472.691202649728",
  baseUrl: null,
  secretNames: ["clientSecret", "signing"],
  redirectUrl: "https://eureka.example.com/connections/callback",
  version: 1,
  createdAt: "2026-11-02T08:00:00.000Z",
  updatedAt: "2026-11-02T08:00:00.000Z",
} as const;

const platformAddressSchema = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  .refine((url) => URL.canParse(url) && new URL(url).username === "", "must not hold credentials");

export const connectorApplicationSchema = z
  .strictObject({
    connector: connectorNameSchema,
    clientId: z.string(),
    baseUrl: z.string().nullable().meta({ description: "Where the platform answers; null: at its usual address." }),
    secretNames: z.array(z.string()).meta({ description: "Which secrets are set. Their values are never shown." }),
    redirectUrl: z
      .string()
      .meta({ description: "What the platform must accept as the address to send people back to." }),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "ConnectorApplication", example: exampleConnectorApplication });

export type ConnectorApplication = z.infer<typeof connectorApplicationSchema>;

export const connectorApplicationSetSchema = z.strictObject({
  name: connectorNameSchema,
  clientId: lineSchema(500),
  baseUrl: platformAddressSchema.nullable().optional().meta({ description: "Left out: the platform's usual address." }),
  secrets: connectionSecretsSchema
    .optional()
    .meta({ description: "Write-only: clientSecret, and what connector.list names. Those that are not named stay." }),
});

export const exampleApplicationForm = {
  mediaType: "application/json",
  text: '{ "display_information": { "name": "Eureka" } }',
} as const;

export const applicationFormSchema = z
  .strictObject({
    mediaType: z.enum(["application/json", "text/plain"]),
    text: z.string().meta({ description: "To be pasted into the platform's form where applications are registered." }),
  })
  .meta({ id: "ApplicationForm", example: exampleApplicationForm });

export const exampleRegistration = {
  form: {
    url: "https://github.com/settings/apps/new?state=q3zk7m2v8f5x1n6p4r9t0w2y5d",
    fields: { manifest: '{ "name": "Eureka Acme" }' },
  },
  expiresAt: "2026-11-23T10:00:00.000Z",
} as const;

export const registrationBeginSchema = z.strictObject({
  name: connectorNameSchema,
  baseUrl: platformAddressSchema.nullable().optional().meta({ description: "Left out: the platform's usual address." }),
  owner: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, "must be the short name of an organization over there")
    .nullable()
    .optional()
    .meta({ description: "To whom over there the application shall belong. Left out: to whoever registers it." }),
});

export const registrationSchema = z
  .strictObject({
    form: z
      .strictObject({ url: z.url(), fields: z.record(z.string(), z.string()) })
      .nullable()
      .meta({
        description:
          "What the browser of whoever began sends to the platform by POST, as a form. It belongs to whoever began. Shown only now.",
      }),
    expiresAt: z.iso.datetime().meta({ description: "Until then the person must have come back." }),
  })
  .meta({ id: "ApplicationRegistration", example: exampleRegistration });

export const registrationFinishSchema = z.strictObject({
  state: z.string().min(1).max(4_000),
  code: z.string().min(1).max(4_000),
});
