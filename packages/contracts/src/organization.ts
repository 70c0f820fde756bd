/** The organization: the tenant that owns everything. */
import { z } from "zod";
import { standardWeights, weightsSchema } from "./evaluation.ts";
import { ideaTemplateSchema, standardIdeaTemplate } from "./idea-template.ts";
import { idSchema } from "./ids.ts";
import { roles } from "./permissions.ts";
import { lineSchema, textLimits } from "./text.ts";

/** What an organization decides for all its members. */
export const organizationSettingsSchema = z
  .strictObject({
    sessionIdleHours: z
      .int()
      .min(1)
      .max(8_760)
      .default(336)
      .meta({ description: "A session ends when it was not used for so many hours." }),
    sessionMaximumDays: z
      .int()
      .min(1)
      .max(365)
      .default(90)
      .meta({ description: "A session ends after so many days, however much it was used." }),
    evaluationWeights: weightsSchema.default(standardWeights).meta({
      description: "How much each dimension counts when ideas are ranked, where a run does not say it itself.",
    }),
    ideaTemplate: ideaTemplateSchema.default(standardIdeaTemplate).meta({
      description:
        "How a work item is described that is made of an idea: Markdown with the parts {text}, {origin}, {first}, {scores}, {critique}, {for}, {against} and {inference}; the first two must be there.",
    }),
  })
  .meta({
    id: "OrganizationSettings",
    example: {
      sessionIdleHours: 336,
      sessionMaximumDays: 90,
      evaluationWeights: standardWeights,
      ideaTemplate: standardIdeaTemplate,
    },
  });

export type OrganizationSettings = z.infer<typeof organizationSettingsSchema>;

export const exampleOrganization = {
  id: "org_01k8z7v3q8e9mbtz5a6rx4w2yc",
  name: "Acme",
  region: "default",
  defaultWorkspaceId: "wsp_01k8z7v3q8e9mbtz5a6rx4w2yd",
  defaultBoardId: null,
  defaultListId: null,
  settings: {
    sessionIdleHours: 336,
    sessionMaximumDays: 90,
    evaluationWeights: standardWeights,
    ideaTemplate: standardIdeaTemplate,
  },
  version: 1,
  createdAt: "2026-11-02T08:00:00.000Z",
  updatedAt: "2026-11-02T08:00:00.000Z",
} as const;

export const organizationSchema = z
  .strictObject({
    id: idSchema("organization"),
    name: lineSchema(textLimits.name),
    region: z.string().meta({ description: "Where the organization's data lives." }),
    defaultWorkspaceId: idSchema("workspace")
      .nullable()
      .meta({ description: "Where work goes that names no workspace." }),
    defaultBoardId: idSchema("board").nullable().meta({
      description: "The board of that workspace for the work of channels without a mapping. Null: its default board.",
    }),
    defaultListId: idSchema("list").nullable().meta({ description: "The list of that board, where one was named." }),
    settings: organizationSettingsSchema,
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "Organization", example: exampleOrganization });

export type Organization = z.infer<typeof organizationSchema>;

export const organizationUpdateSchema = z.strictObject({
  name: lineSchema(textLimits.name).optional(),
  defaultWorkspaceId: idSchema("workspace").optional().meta({
    description: "Another workspace: a board and a list that were named for the former one are forgotten.",
  }),
  settings: z
    .strictObject({
      sessionIdleHours: z.int().min(1).max(8_760).optional(),
      sessionMaximumDays: z.int().min(1).max(365).optional(),
      evaluationWeights: weightsSchema.optional(),
      ideaTemplate: ideaTemplateSchema.optional(),
    })
    .optional()
    .meta({ description: "Settings that are left out keep their value." }),
});

/** The operator's proof is the set-up token; it makes an organization together with its first administrator. */
export const bootstrapInputSchema = z.strictObject({
  setupToken: z.string().min(1).max(500),
  organizationName: lineSchema(textLimits.name),
  email: z.email().max(320),
  name: lineSchema(textLimits.name)
    .optional()
    .meta({ description: "The administrator's name; by default what the e-mail address suggests." }),
  password: z.string().min(8).max(1_000),
  workspaceName: lineSchema(textLimits.name).optional().meta({ description: "The first team's name." }),
});

export const exploreInputSchema = z.strictObject({ setupToken: z.string().min(1).max(500) });

export const exampleExploration = {
  organizationId: exampleOrganization.id,
  workspaceId: exampleOrganization.defaultWorkspaceId,
  people: [
    { memberId: "mem_01k8z7v3q8e9mbtz5a6rx4w2yc", name: "Ann Berger", email: "ann@demo.eureka.example", role: "admin" },
  ],
  password: "demo-9k2m4p6r",
  apiKey: "eur_live_01k8z7v3q8e9mbtz5a6rx4w2yg_9k2m4p6r8t0v2x4z6a8c0e2g4j6m8p0r2t4v6x8z0a2c4e6g8j0m_3k9x2p7",
} as const;

export const exploreOutputSchema = z
  .strictObject({
    organizationId: idSchema("organization"),
    workspaceId: idSchema("workspace"),
    people: z
      .array(
        z.strictObject({
          memberId: idSchema("member"),
          name: z.string(),
          email: z.email(),
          role: z.enum(roles),
        }),
      )
      .meta({ description: "Who can sign in; the first one is the administrator." }),
    password: z.string().nullable().meta({ description: "Everybody's, shown only now." }),
    apiKey: z.string().nullable().meta({ description: "The administrator's, shown only now." }),
  })
  .meta({ id: "ExploredOrganization", example: exampleExploration });

export const bootstrapOutputSchema = z
  .strictObject({
    organizationId: idSchema("organization"),
    workspaceId: idSchema("workspace"),
    memberId: idSchema("member"),
    apiKey: z.string().nullable().meta({ description: "Shown only now." }),
  })
  .meta({ id: "BootstrappedOrganization" });
