import { addWords } from "../../words/words.ts";
import { boardWords } from "./board/words.ts";
import { itemWords } from "./item/words.ts";
import { linkWords } from "./links/words.ts";

/** The words of boards, work items and board links. */
export const words = { ...boardWords, ...itemWords, ...linkWords } as const;

addWords("boards", words);
