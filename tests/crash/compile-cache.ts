import { join } from "node:path";
import { repositoryRoot } from "../../scripts/repository.ts";

/** Node keeps compiled sources here: a start takes half the time. Written by processes that end in good order. */
export const compileCache = join(repositoryRoot, ".cache", "compiled");
