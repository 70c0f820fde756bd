import { exampleFile, fileContentSchema } from "@eureka/contracts/file";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { type AnyOperation, defineOperation } from "../operations/index.ts";
import type { FileHolder } from "./file-holder.ts";
import { loadFile } from "./load-file.ts";
import { openContent } from "./open-content.ts";

/** Answers with a file's content. */
export function createDownloadFile(holders: readonly FileHolder[]): AnyOperation {
  return defineOperation({
    name: "file.download",
    summary: "Download a file",
    description:
      "The content as an attachment. It is decrypted and checked while it is sent; the connection is cut where it was tampered with.",
    input: z.strictObject({ id: idSchema("file") }),
    output: fileContentSchema,
    permission: "file:read",
    effect: "read",
    http: { method: "GET", path: "/files/{id}/content", response: "stream" },
    cost: 5,
    example: {
      input: { id: exampleFile.id },
      output: { organizationId: "org_01k8z7v3q8e9mbtz5a6rx4w2yc", file: exampleFile },
    },
    target: (context, input) => loadFile(context, input.id, holders),
    run: async (context, _input, file) => ({ organizationId: context.organizationId, file: file.value }),
    open: openContent,
  });
}
