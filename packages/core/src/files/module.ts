/** The module `files`. */
import { defineModule, type Module } from "../operations/index.ts";
import { createCreateFileLink } from "./create-file-link.ts";
import { createDeleteFile } from "./delete-file.ts";
import { createDownloadFile } from "./download-file.ts";
import type { FileHolder } from "./file-holder.ts";
import { createGetFile } from "./get-file.ts";
import { createListFiles } from "./list-files.ts";
import { openFileLink } from "./open-file-link.ts";
import { filesPersonalData } from "./personal-data.ts";
import { removeContentsJob } from "./remove-contents.ts";
import { createSweepService } from "./sweep-files.ts";
import { uploadFile } from "./upload-file.ts";

export interface FilesDependencies {
  /** Everything that files are attached to. What is missing here loses its files after a week. */
  readonly holders: readonly FileHolder[];
}

export function createFilesModule({ holders }: FilesDependencies): Module {
  return defineModule({
    name: "files",
    operations: [
      createCreateFileLink(holders),
      createDeleteFile(holders),
      createDownloadFile(holders),
      createGetFile(holders),
      createListFiles(holders),
      openFileLink,
      uploadFile,
    ],
    jobs: [removeContentsJob],
    services: [createSweepService(holders)],
    personalData: filesPersonalData,
  });
}
