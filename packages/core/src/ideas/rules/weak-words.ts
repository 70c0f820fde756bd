/** Words that say what somebody wants or does, but not about what: no terms for a pattern. */
import type { Language } from "../text/detect-language.ts";

function list(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

const weakWords: Partial<Record<Language, ReadonlySet<string>>> = {
  en: list(`day days week weeks month months year years hour hours minute minutes one two three four five six seven eight nine ten
    half january february march april may june july august september october november december
    add allow allows already always available avoid become becomes best better boost bring build building buy cheaper come comes
    cost costs create creating currently cut deal decrease design develop easier empty encourage enough ensure even expensive fast faster
    fewer find finding fix free get gets getting give gives go goes going good great grow handle happen happens help helps idea ideas
    improve improving increase instead keep keeps lack large learn less let lies longer lot lots lower make makes making many meet move
    need needs never new next offer often open ones people plan possible prevent provide put quickly raise really reduce reducing run
    save set show sits slow small something sometimes spend stand stands start stay stays still stop support take takes teach thing
    things think today together try turn unused use used useful using usually wait waits want wants way ways well work working works
    write`),
  de: list(`tag tage tagen woche wochen monat monate monaten jahr jahre jahren stunde stunden minute minuten eins zwei drei vier fünf
    sechs sieben acht neun zehn halb januar februar märz april mai juni juli august september oktober november dezember
    abschaffen anbieten ändern aufbauen bauen bekommen beschleunigen besser beste bessere besseren besserer bestehende bieten
    brauchen braucht bringen derzeit dinge einfacher einführen entwickeln erhöhen erreichen finden fördern frei freie gehen geht gelingt
    gestalten gewinnen große großen guter gute guten günstig halten heute helfen hilft idee ideen immer kaufen kleine kleinen kommen
    kommt kosten kostet kostenlos lassen leer leeren leere leute liegt machen macht mehr menschen möchte möchten möglich möglichkeiten
    motivieren nehmen neu neue neuen neuer neues nie nutzen nutzt oft optimieren ort planen reduzieren schaffen schlecht schnell
    schneller senken sparen stehen steht steigern stellen suchen teuer tun ungenutzt verbessern vermeiden verfügbar verhindern verkürzen
    verringern verwenden vorhanden wartet warten weg wege weniger wollen`),
  fr: list(`semaine semaines mois an ans année années heure heures minute minutes trois quatre cinq six sept huit neuf dix moitié
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre
    accélérer acheter aider aimer ajouter améliorer amener apporter arrive attirer augmenter avance bon bonne bonnes bons
    changer chercher cher chers chose choses coûte coûtent créer devient diminuer disponible disponibles donner doit doivent éviter
    existe facile faciliter faudrait faut favoriser gagner garder gens gérer grand grande grands gratuit gratuits idée idées inutilisé
    inutilisée jour jours juste libre libres limiter manière meilleur meilleure meilleurs mettre moyen moyens nouveau nouveaux nouvelle
    nouvelles offrir organiser ouvrir penser petit petite petits possible pousser prendre proposer raccourcir rapide rapidement réduire
    rendre reste restent rester souvent toujours travaille travaillent trouver utile utiliser veulent venir vide vides voulons`),
  es: list(`día días semana semanas mes meses año años hora horas minuto minutos tres cuatro cinco seis siete ocho nueve diez mitad
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    aburrido acelerar acortar aumentar ayudar baja bajar barato buena buenas bueno buenos buscar cambiar caro caros comprar conseguir
    cosa cosas crear cuesta cuestan dar deja dejar desarrollar disminuir disponible disponibles encontrar evitar existe fácil facilitar
    falta fomentar forma formas ganar gente gran grande grandes gratis gratuito gratuitos hacer idea ideas ir libre libres lograr llega
    llegan lugar manera maneras mantener mejor mejorar mejores necesita necesitamos nueva nuevas nuevo nuevos nunca obtener ofrecer
    optimizar pasa pasan pasar pequeña pequeño personas poder posible poner queda quedan quedar queremos quieren quiere reducir sale
    sirve suele tomar trabaja trabajan usar útil utilizar va vacía vacío van venir viene vienen`),
};

/** Connects two nouns to one term: "temps d'attente", "point of sale". */
const connectors: Partial<Record<Language, ReadonlySet<string>>> = {
  en: list("of"),
  fr: list("de du des d à plus moins"),
  es: list("de del más menos"),
  it: list("di del della dei"),
  pt: list("de do da dos das mais"),
};

const none: ReadonlySet<string> = new Set();

export function weakWordsOf(language: Language): ReadonlySet<string> {
  return weakWords[language] ?? none;
}

export function connectorsOf(language: Language): ReadonlySet<string> {
  return connectors[language] ?? none;
}
