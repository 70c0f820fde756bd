import { defineModule } from "../operations/index.ts";

/** It has no operations of its own: other modules encrypt and decrypt with its keys. */
export const encryptionModule = defineModule({ name: "encryption" });
