import type { Language } from "../text/detect-language.ts";

export type Reason =
  | "is there already"
  | "saves where costs are named"
  | "spends where costs are named"
  | "concerns many"
  | "ready before the date"
  | "slow beside the date"
  | "danger is named"
  | "does not grow with the number";

type Reasons = Readonly<Record<Reason, string>>;

const english: Reasons = {
  "is there already": "It builds on something that is there.",
  "saves where costs are named": "The pattern takes something away where the text speaks of money.",
  "spends where costs are named": "The pattern spends something where the text speaks of money.",
  "concerns many": "A number says how many are concerned.",
  "ready before the date": "The pattern needs days, and the text names a time.",
  "slow beside the date": "The pattern needs months, and the text names a time.",
  "danger is named": "The text names a danger or a ban right there.",
  "does not grow with the number": "The pattern is no more work for many than for a few, and the text names many.",
};

const known: Partial<Record<Language, Reasons>> = {
  de: {
    "is there already": "Die Idee baut auf etwas, das da ist.",
    "saves where costs are named": "Das Muster nimmt dort etwas weg, wo der Text von Geld spricht.",
    "spends where costs are named": "Das Muster gibt dort etwas aus, wo der Text von Geld spricht.",
    "concerns many": "Eine Zahl sagt, wie viele es betrifft.",
    "ready before the date": "Das Muster braucht Tage, und der Text nennt eine Zeit.",
    "slow beside the date": "Das Muster braucht Monate, und der Text nennt eine Zeit.",
    "danger is named": "Der Text nennt genau dort eine Gefahr oder ein Verbot.",
    "does not grow with the number":
      "Das Muster macht für viele nicht mehr Arbeit als für wenige, und der Text nennt viele.",
  },
  fr: {
    "is there already": "L'idée s'appuie sur quelque chose qui existe.",
    "saves where costs are named": "Le procédé retire quelque chose là où le texte parle d'argent.",
    "spends where costs are named": "Le procédé dépense quelque chose là où le texte parle d'argent.",
    "concerns many": "Un nombre dit combien de personnes sont concernées.",
    "ready before the date": "Le procédé demande des jours, et le texte nomme un délai.",
    "slow beside the date": "Le procédé demande des mois, et le texte nomme un délai.",
    "danger is named": "Le texte nomme à cet endroit un danger ou une interdiction.",
    "does not grow with the number":
      "Le procédé ne coûte pas plus d'effort pour beaucoup que pour peu, et le texte en nomme beaucoup.",
  },
  es: {
    "is there already": "La idea se apoya en algo que ya existe.",
    "saves where costs are named": "El patrón quita algo allí donde el texto habla de dinero.",
    "spends where costs are named": "El patrón gasta algo allí donde el texto habla de dinero.",
    "concerns many": "Un número dice a cuántos afecta.",
    "ready before the date": "El patrón necesita días, y el texto nombra un plazo.",
    "slow beside the date": "El patrón necesita meses, y el texto nombra un plazo.",
    "danger is named": "El texto nombra justo ahí un peligro o una prohibición.",
    "does not grow with the number":
      "El patrón no da más trabajo para muchos que para pocos, y el texto nombra muchos.",
  },
};

/** Why a score stands there, in the language of the sentences. */
export function reasonsOf(language: Language): Reasons {
  return known[language] ?? english;
}
