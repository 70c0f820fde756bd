/** The module `presence`. */
import { defineModule } from "../operations/index.ts";
import { announcePresence } from "./announce-presence.ts";

export const presenceModule = defineModule({ name: "presence", operations: [announcePresence] });
