/** Labels: names with a colour, kept per workspace. */
import { z } from "zod";
import { idSchema } from "./ids.ts";
import { pageOf } from "./page.ts";
import { lineSchema } from "./text.ts";

/** Colours are tokens: each client draws them in its own theme. */
export const labelColors = [
  "grey",
  "red",
  "orange",
  "yellow",
  "green",
  "teal",
  "blue",
  "purple",
  "pink",
  "brown",
] as const;

export const labelColorSchema = z.enum(labelColors);
export type LabelColor = z.infer<typeof labelColorSchema>;

/** Unique in its workspace, whatever the case of its letters. */
export const labelNameSchema = lineSchema(100);

export const labelSchema = z
  .strictObject({
    id: idSchema("label"),
    workspaceId: idSchema("workspace"),
    name: labelNameSchema,
    color: labelColorSchema,
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({
    id: "Label",
    example: {
      id: "lab_01k8z7v3q8e9mbtz5a6rx4w2yc",
      workspaceId: "wsp_01k8z7v3q8e9mbtz5a6rx4w2yc",
      name: "bug",
      color: "red",
      version: 1,
      createdAt: "2026-11-20T09:00:00.000Z",
      updatedAt: "2026-11-20T09:00:00.000Z",
    },
  });

export type Label = z.infer<typeof labelSchema>;

export const labelPageSchema = pageOf(labelSchema, "LabelPage");

/** A label of the workspace by its id or its name. */
export const labelReferenceSchema = labelNameSchema.meta({
  description: "A label's id or name. A name that does not exist yet makes a label, if you may make one.",
  example: "bug",
});
