/** The module `history`. */
import { defineModule } from "../operations/index.ts";
import { explainWorkItem } from "./explain-work-item.ts";
import { undoWorkItem } from "./undo-work-item.ts";

export const historyModule = defineModule({
  name: "history",
  operations: [explainWorkItem, undoWorkItem],
});
