import { exampleFile, exampleFileLink, fileLinkSchema, linkSeconds } from "@eureka/contracts/file";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { type AnyOperation, defineOperation } from "../operations/index.ts";
import type { FileHolder } from "./file-holder.ts";
import { signLink } from "./link-token.ts";
import { loadFile } from "./load-file.ts";

/** Makes a link that opens a file's content without signing in, until it expires or the file is deleted. */
export function createCreateFileLink(holders: readonly FileHolder[]): AnyOperation {
  return defineOperation({
    name: "file.create_link",
    summary: "Make a download link for a file",
    description:
      "Whoever has the link can download the file until the link expires. There is no way to take a link back but to delete the file.",
    input: z.strictObject({
      id: idSchema("file"),
      expiresInSeconds: z
        .int()
        .min(linkSeconds.shortest)
        .max(linkSeconds.longest)
        .default(linkSeconds.usual)
        .meta({ description: "How long the link works.", example: linkSeconds.usual }),
    }),
    output: fileLinkSchema,
    permission: "file:read",
    effect: "write",
    http: { method: "POST", path: "/files/{id}/create-link", status: 201 },
    secretOutput: ["url"],
    example: { input: { id: exampleFile.id, expiresInSeconds: linkSeconds.usual }, output: exampleFileLink },
    target: (context, input) => loadFile(context, input.id, holders),
    async run(context, input, file) {
      const { ports, clock, organizationId } = context;
      const token = signLink(ports, { organizationId, fileId: input.id }, input.expiresInSeconds);
      const expiresAt = new Date(clock.now().getTime() + input.expiresInSeconds * 1_000).toISOString();
      context.emit({
        type: "file.link_created",
        subject: { type: "file", id: input.id },
        workspaceId: file.value.workspaceId,
        data: { expiresAt },
      });
      return { url: `${ports.settings.publicUrl}/api/v2/files/by-link/${token}`, expiresAt };
    },
  });
}
