import type { PersonalData } from "../operations/index.ts";
import { viewFile } from "./file-view.ts";
import { forgetFileCreator, selectFilesOfCreator } from "./files.store.ts";

/** Files belong to the organization: of a person only the name of the uploader is kept. */
export const filesPersonalData: PersonalData = {
  export: async (context, memberId) => {
    const rows = await selectFilesOfCreator(context.transaction, memberId);
    return { files: rows.map(viewFile) };
  },
  erase: (context, memberId) => forgetFileCreator(context.transaction, memberId),
};
