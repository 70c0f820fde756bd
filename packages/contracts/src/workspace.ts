/** The workspace: a part of an organization where a team works, or a member's own private place. */
import { z } from "zod";
import { idSchema } from "./ids.ts";
import { pageOf } from "./page.ts";
import { lineSchema, textLimits } from "./text.ts";
import { timeZoneSchema } from "./time-zone.ts";

export const workspaceKinds = ["team", "personal"] as const;
export type WorkspaceKind = (typeof workspaceKinds)[number];

/** The first part of the keys of a workspace's items: ENG in ENG-17. */
export const workspaceKeySchema = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{1,9}$/, "must be 2 to 10 capital letters and digits, beginning with a letter")
  .meta({ example: "ENG" });

export const exampleWorkspace = {
  id: "wsp_01k8z7v3q8e9mbtz5a6rx4w2yd",
  name: "Engineering",
  key: "ENG",
  kind: "team",
  ownerMemberId: null,
  timeZone: "Europe/Vienna",
  defaultBoardId: null,
  archivedAt: null,
  version: 1,
  createdAt: "2026-11-02T08:00:00.000Z",
  updatedAt: "2026-11-02T08:00:00.000Z",
} as const;

export const workspaceSchema = z
  .strictObject({
    id: idSchema("workspace"),
    name: lineSchema(textLimits.name),
    key: workspaceKeySchema,
    kind: z.enum(workspaceKinds),
    ownerMemberId: idSchema("member").nullable().meta({ description: "Whose private place it is; null for a team's." }),
    timeZone: timeZoneSchema,
    defaultBoardId: idSchema("board").nullable(),
    archivedAt: z.iso.datetime().nullable(),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "Workspace", example: exampleWorkspace });

export type Workspace = z.infer<typeof workspaceSchema>;

export const workspacePageSchema = pageOf(workspaceSchema, "WorkspacePage");

export const workspaceCreateSchema = z.strictObject({
  name: lineSchema(textLimits.name),
  key: workspaceKeySchema.optional().meta({ description: "Made from the name when it is left out." }),
  timeZone: timeZoneSchema.optional(),
});

export const workspaceUpdateSchema = z.strictObject({
  id: idSchema("workspace"),
  name: lineSchema(textLimits.name).optional(),
  timeZone: timeZoneSchema.optional(),
});
