import { addWords } from "../../words/words.ts";
import { boardWords } from "./board/words.ts";
import { itemWords } from "./item/words.ts";

/** The words of boards and work items. */
export const words = { ...boardWords, ...itemWords } as const;

addWords("boards", words);
