import { systemActor } from "@eureka/contracts/actor";
import { EurekaError } from "@eureka/contracts/errors";
import { exampleFile, fileContentSchema } from "@eureka/contracts/file";
import { z } from "zod";
import { defineOperation, type Ports } from "../operations/index.ts";
import type { ContentPlace } from "./content-place.ts";
import { readLink } from "./link-token.ts";
import { loadFile } from "./load-file.ts";
import { openContent } from "./open-content.ts";

/** Answers with the content of the file that a download link was made for. */
export const openFileLink = defineOperation({
  name: "file.open_link",
  summary: "Download a file by its link",
  input: z.strictObject({ token: z.string().min(1).max(500).meta({ description: "The last part of the link." }) }),
  output: fileContentSchema,
  permission: "public",
  effect: "read",
  http: { method: "GET", path: "/files/by-link/{token}", response: "stream" },
  example: {
    input: { token: "WyJvcmdfMDFrOHo3.4zhE0nBYCkqT" },
    output: { organizationId: "org_01k8z7v3q8e9mbtz5a6rx4w2yc", file: exampleFile },
  },
  resolve: async ({ ports }, { token }) => ({
    organizationId: placeOf(ports, token).organizationId,
    actor: systemActor("file_link"),
    memberId: null,
    userId: null,
    sessionId: null,
    grants: [],
    keyScopes: [],
  }),
  target: (context, { token }) => loadFile(context, placeOf(context.ports, token).fileId),
  run: async (context, _input, file) => ({ organizationId: context.organizationId, file: file.value }),
  open: openContent,
});

function placeOf(ports: Ports, token: string): ContentPlace {
  const place = readLink(ports, token);
  if (!place) throw new EurekaError("file.link_unusable");
  return place;
}
