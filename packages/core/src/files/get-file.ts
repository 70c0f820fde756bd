import { exampleFile, fileSchema } from "@eureka/contracts/file";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { type AnyOperation, defineOperation } from "../operations/index.ts";
import type { FileHolder } from "./file-holder.ts";
import { loadFile } from "./load-file.ts";

/** Reads what is known of a file. */
export function createGetFile(holders: readonly FileHolder[]): AnyOperation {
  return defineOperation({
    name: "file.get",
    summary: "Read what is known of a file",
    input: z.strictObject({ id: idSchema("file") }),
    output: fileSchema,
    permission: "file:read",
    effect: "read",
    http: { method: "GET", path: "/files/{id}" },
    command: { words: ["id"] },
    example: { input: { id: exampleFile.id }, output: exampleFile },
    target: (context, input) => loadFile(context, input.id, holders),
    run: async (_context, _input, file) => file.value,
  });
}
