/** What can be seen in a text without understanding it: things that are there, costs, people, times, dangers, and size. */
import type { Language } from "../text/detect-language.ts";

const signalNames = ["resource", "cost", "people", "time", "danger", "size"] as const;
export type Signal = (typeof signalNames)[number];

type Signs = Readonly<Record<Signal, RegExp>>;

/** Whole words only; `\b` does not know letters outside of ASCII. */
function words(pattern: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, "iu");
}

/** The same in every language: amounts of money, and dates in digits. */
const anyLanguage: Partial<Record<Signal, RegExp>> = {
  cost: /(?:[€$£¥]\s?\d|\d\s?(?:[€$£¥]|(?:eur|usd|chf|gbp)(?!\p{L})))/iu,
  time: /(?<!\d)(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{2,4}|\d{1,2}\/\d{1,2}\/\d{2,4})(?!\d)/u,
};

const months = {
  en: "january|february|march|april|may|june|july|august|september|october|november|december",
  de: "januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember",
  fr: "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
  es: "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
} as const;

const signs: Partial<Record<Language, Signs>> = {
  en: {
    resource: words(
      "unused|empty|idle|spare|vacant|available|already (?:have|own|there)|we (?:have|own)|volunteers?|for free|lies? fallow",
    ),
    cost: words("costs?|budgets?|expensive|cheap|price|prices|pricey|money|funds|rent|fees?|unpaid"),
    people: words(
      "(?:\\d{2,}|dozens of|hundreds of|thousands of) (?:\\p{L}+ )?(?:people|customers|users|members|students|pupils|children|patients|guests|visitors|employees|neighbours|neighbors|residents|families|staff|teams|clients|volunteers|players|readers)",
    ),
    time: words(
      `deadline|(?:by|until|before|till) (?:the )?(?:end of |mid-|early |late |next )*(?:${months.en}|week|month|year|spring|summer|autumn|winter|christmas|easter)|within \\p{L}+ (?:days?|weeks?|months?)|in (?:\\d+|two|three|four|six) (?:days|weeks|months)|this (?:week|month|year)|urgent(?:ly)?`,
    ),
    danger: words(
      "dangerous|danger|accidents?|injur\\p{L}+|illegal|forbidden|must not|allerg\\p{L}+|liabilit\\p{L}+|fire (?:hazard|safety)|safety|privacy|lawsuits?|unsafe",
    ),
    size: words(
      "all (?:branches|sites|stores|schools|offices|teams|cities)|every (?:branch|site|store|school|office|team|city)|nationwide|worldwide|growing|grows|doubl\\p{L}+|\\d+ (?:branches|sites|stores|schools|offices|teams|cities|locations)",
    ),
  },
  de: {
    resource: words(
      "ungenutzte?[nrs]?|leere?[nrs]?|leersteht|frei(?:e|er|es|en|stehende[nrs]?)?|verfügbar|vorhanden|bereits (?:vorhanden|da)|(?:wir|er|sie) haben|haben wir|gehör(?:t|en) uns|ehrenamtliche[nr]?|freiwillige[nr]?|brach",
    ),
    cost: words("kosten|kostet|budget|teuer|teure[nrs]?|billig|preise?|geld|miete|gebühren?|ehrenamtlich|kostenlos"),
    people: words(
      "(?:\\d{2,}|dutzende|hunderte|tausende) (?:\\p{L}+ )?(?:menschen|leute|personen|kunden|kundinnen|nutzer|mitglieder|schüler|schülerinnen|kinder|patienten|gäste|besucher|mitarbeiter|mitarbeitende|nachbarn|bewohner|familien|teams|studierende)",
    ),
    time: words(
      `frist|(?:bis|vor) (?:zum |ende |anfang |mitte |nächste[nrsm]? )*(?:${months.de}|jahresende|monatsende|woche|monat|jahr|frühling|sommer|herbst|winter|weihnachten|ostern)|innerhalb von \\p{L}+ (?:tagen|wochen|monaten)|in (?:\\d+|zwei|drei|vier|sechs) (?:tagen|wochen|monaten)|diese[nrs]? (?:woche|monat|jahr)|dringend`,
    ),
    danger: words(
      "gefährlich|gefahr|unfall|unfälle|verletz\\p{L}+|verboten|dürfen nicht|darf nicht|allergi\\p{L}+|haftung|brandschutz|sicherheit|datenschutz",
    ),
    size: words(
      "alle(?:n)? (?:filialen|standorte[n]?|schulen|büros|teams|städte[n]?)|jede[rns]? (?:filiale|standort|schule|büro|team|stadt)|bundesweit|weltweit|wachsend\\p{L}*|wächst|verdoppel\\p{L}+|\\d+ (?:filialen|standorte|schulen|büros|teams|städte)",
    ),
  },
  fr: {
    resource: words(
      "inutilisée?s?|vides?|libres?|disponibles?|inoccupée?s?|déjà (?:là|sur place)|nous (?:avons|possédons)|on a|bénévoles?|volontaires?",
    ),
    cost: words("coûts?|coûte(?:nt)?|budgets?|chers?|chères?|prix|argent|loyers?|frais|gratuite?s?|gratuitement"),
    people: words(
      "(?:\\d{2,}|des dizaines de|des centaines de|des milliers de) (?:\\p{L}+ )?(?:personnes|gens|clients|utilisateurs|membres|élèves|étudiants|enfants|patients|visiteurs|employés|salariés|voisins|habitants|familles|équipes|bénévoles)",
    ),
    time: words(
      `échéance|date limite|(?:d'ici|avant|jusqu'(?:à|en|au)) (?:à |la |le |l')?(?:fin |mi-|début )?(?:de |du |d')?(?:l')?(?:${months.fr}|semaine|mois|an|année|été|automne|hiver|printemps|noël|pâques)|dans (?:\\d+|deux|trois|quatre|six) (?:jours|semaines|mois)|cette (?:semaine|année)|ce mois|urgent\\p{L}*`,
    ),
    danger: words(
      "dangereu\\p{L}+|danger|accidents?|bless\\p{L}+|interdits?|interdites?|allergi\\p{L}+|responsabilité|sécurité|incendie|vie privée",
    ),
    size: words(
      "(?:tous|toutes) les (?:succursales|sites|magasins|écoles|bureaux|équipes|villes|agences)|chaque (?:succursale|site|magasin|école|bureau|équipe|ville|agence)|dans tout le pays|en croissance|doubl\\p{L}+|\\d+ (?:succursales|sites|magasins|écoles|bureaux|équipes|villes|agences)",
    ),
  },
  es: {
    resource: words(
      "sin (?:uso|usar)|vací[oa]s?|libres?|disponibles?|ocios[oa]s?|desocupad[oa]s?|ya (?:tenemos|hay)|tenemos|contamos con|voluntari[oa]s?",
    ),
    cost: words(
      "costes?|costos?|cuestan?|presupuestos?|car[oa]s?|barat[oa]s?|precios?|dinero|alquiler|tarifas?|gratis|gratuit[oa]s?",
    ),
    people: words(
      "(?:\\d{2,}|decenas de|cientos de|miles de) (?:\\p{L}+ )?(?:personas|clientes|usuarios|miembros|socios|alumnos|estudiantes|niños|pacientes|visitantes|empleados|vecinos|habitantes|familias|equipos|voluntarios)",
    ),
    time: words(
      `plazo|fecha límite|(?:antes del?|hasta|para) (?:el |la )?(?:fin(?:al)?(?:es)? del? )?(?:${months.es}|semana|mes|año|primavera|verano|otoño|invierno|navidad|pascua)|en (?:\\d+|dos|tres|cuatro|seis) (?:días|semanas|meses)|dentro de \\p{L}+ (?:días|semanas|meses)|est[ea] (?:semana|mes|año)|urgente\\p{L}*`,
    ),
    danger: words(
      "peligros[oa]s?|peligro|accidentes?|lesi[oó]n\\p{L}*|prohibid[oa]s?|alergi\\p{L}+|responsabilidad|seguridad|incendios?|privacidad",
    ),
    size: words(
      "tod[oa]s l[oa]s (?:sucursales|sedes|tiendas|escuelas|oficinas|equipos|ciudades)|cada (?:sucursal|sede|tienda|escuela|oficina|equipo|ciudad)|en todo el país|creciente|crece\\p{L}*|duplic\\p{L}+|\\d+ (?:sucursales|sedes|tiendas|escuelas|oficinas|equipos|ciudades)",
    ),
  },
};

/** A sign that stands in a text. */
export interface Observation {
  readonly signal: Signal;
  /** The clause that holds it, word for word. */
  readonly clause: string;
  /** The words that are the sign. */
  readonly match: string;
}

/** Everything that can be seen in some clauses. In languages without lists only money and dates are. */
export function observe(clauses: readonly string[], language: Language): Observation[] {
  return clauses.flatMap((clause) =>
    signalNames.flatMap((signal) => {
      const match = (signs[language]?.[signal].exec(clause) ?? anyLanguage[signal]?.exec(clause))?.[0];
      return match === undefined ? [] : [{ signal, clause, match }];
    }),
  );
}
