/** Files: bytes that a person stored, to be attached to work items and messages. */
import { z } from "zod";
import { idSchema } from "./ids.ts";
import { pageOf } from "./page.ts";

/** What a file is served as when nothing better was said, or when what was said is no media type. */
export const unknownMediaType = "application/octet-stream";

export const exampleFile = {
  id: "fil_01k8z7v3q8e9mbtz5a6rx4w2yc",
  workspaceId: "wsp_01k8z7v3q8e9mbtz5a6rx4w2yd",
  name: "login-page.png",
  mediaType: "image/png",
  size: 48_213,
  sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  createdByMemberId: "mem_01k8z7v3q8e9mbtz5a6rx4w2yc",
  createdAt: "2026-11-22T09:30:00.000Z",
} as const;

export const fileSchema = z
  .strictObject({
    id: idSchema("file"),
    workspaceId: idSchema("workspace"),
    name: z.string().meta({
      description: "Without folders, control characters and characters that change the direction of writing.",
    }),
    mediaType: z
      .string()
      .meta({ description: "What the uploader called it. A download is served as bytes, whatever stands here." }),
    size: z.int().min(0).meta({ description: "Bytes." }),
    sha256: z.string().meta({ description: "SHA-256 of the content in hexadecimal digits." }),
    createdByMemberId: idSchema("member").nullable(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "File", example: exampleFile });

export type File = z.infer<typeof fileSchema>;

export const filePageSchema = pageOf(fileSchema, "FilePage");

/** What a download hands to the surface besides the bytes. */
export const fileContentSchema = z
  .strictObject({ organizationId: idSchema("organization"), file: fileSchema })
  .meta({ id: "FileContent" });

export type FileContent = z.infer<typeof fileContentSchema>;

/** How long a download link works, in seconds. */
export const linkSeconds = { shortest: 60, usual: 3_600, longest: 604_800 } as const;

export const exampleFileLink = {
  url: "https://eureka.example.com/api/v2/files/by-link/WyJvcmdfMDFrOHo3.4zhE0nBYCkqT",
  expiresAt: "2026-11-22T10:30:00.000Z",
} as const;

export const fileLinkSchema = z
  .strictObject({
    url: z.string().nullable().meta({
      description: "Opens the content without signing in: give it only to whom the file may go. Shown only now.",
    }),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: "FileLink", example: exampleFileLink });
