/** What a list of another tracker means, told from its name alone; people can change it afterwards. */
import type { ListCategory } from "@eureka/contracts/list";

/** The first that fits counts. English, German, French, Spanish. */
const signs: readonly (readonly [ListCategory, RegExp])[] = [
  [
    "dropped",
    /\b(dropped|rejected|won'?t|not planned|cancell?ed|declined|verworfen|abgelehnt|abandonn|annul|descartad|cancelad)/i,
  ],
  [
    "done",
    /\b(done|complete|closed|shipped|released|live|merged|fertig|erledigt|abgeschlossen|termin|fini|hecho|complet)/i,
  ],
  [
    "doing",
    /\b(doing|progress|review|testing|qa|started|active|wip|blocked|arbeit|prüfung|cours|revis|curso|haciendo)/i,
  ],
  ["backlog", /\b(backlog|ideas?|icebox|someday|later|inbox|triage|wish|später|plus tard|ideen|idées|ideas|pendient)/i],
];

/** Lists whose name says nothing are work that nobody has begun. */
export function guessCategory(name: string): ListCategory {
  return signs.find(([, sign]) => sign.test(name))?.[0] ?? "todo";
}
