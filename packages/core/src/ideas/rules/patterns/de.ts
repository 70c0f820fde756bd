import type { PatternTexts } from "../pattern.ts";

export const german: PatternTexts = {
  substitute: {
    title: "Eine Zutat von „{a}“ ersetzen",
    core: "Schreibt auf, was „{a}“ heute braucht: Material, Werkzeug, Person, Ort. Ersetzt das Knappste davon durch etwas, das leichter zu bekommen ist, und vergleicht zwei Wochen lang beides.",
    link: "Beginnt mit dem, wovon „{b}“ am meisten abhängt.",
  },
  combine: {
    title: "„{a}“ mit etwas verbinden, das ohnehin geschieht",
    core: "Legt „{a}“ an denselben Ort und in denselben Moment wie eine andere Besorgung derselben Leute, sodass ein Weg oder ein Gespräch beides erledigt.",
    link: "Probiert zuerst, ob „{b}“ dieser Begleiter sein kann.",
  },
  adapt: {
    title: "Für „{a}“ ein bewährtes Verfahren übernehmen",
    core: "Sucht drei Stellen, die mit „{a}“ dieselben Schwierigkeiten hatten und sie losgeworden sind. Besucht eine, folgt einen Monat lang genau ihrem Rezept und ändert es erst danach.",
    link: "Fragt dort besonders, wie man mit „{b}“ umgeht.",
  },
  magnify: {
    title: "Das Beste an „{a}“ zehnmal größer machen",
    core: "Nehmt das Stück von „{a}“, das gelobt wird, und gebt ihm viel mehr Raum: häufiger, größer, länger. Dafür muss etwas Gewöhnliches schrumpfen.",
    link: "Beobachtet, was das mit „{b}“ macht.",
  },
  "second use": {
    title: "„{a}“ einen zweiten Zweck geben",
    core: "Überlegt, wer außer dem heutigen Publikum von „{a}“, seinen Resten oder stillen Stunden etwas hätte, und bietet es diesen unter eigenem Namen an.",
    link: "Wer mit „{b}“ zu tun hat, wird als Erster gefragt.",
  },
  eliminate: {
    title: "Einen Schritt rund um „{a}“ streichen",
    core: "Notiert jeden Schritt von „{a}“ vom Anfang bis zum Ende und lasst eine Woche lang einen weg. Was niemand vermisst, bleibt weg; alles Übrige kehrt zurück.",
    link: "Schaut zuerst auf Schritte, die „{b}“ berühren.",
  },
  reverse: {
    title: "Die Reihenfolge bei „{a}“ umdrehen",
    core: "Was bei „{a}“ zuletzt kommt, kommt zuerst: abrechnen vor dem Beginn, entscheiden vor dem Treffen, liefern vor der Anfrage. Geht den umgekehrten Ablauf zu dritt auf Papier durch.",
    link: "Haltet fest, wo „{b}“ dabei im Weg steht.",
  },
  contradiction: {
    title: "Bei „{a}“ beides zugleich haben",
    core: "Benennt die zwei Wünsche, die an „{a}“ in entgegengesetzte Richtungen ziehen. Trennt sie, statt einen Kompromiss zu schließen: Der eine gilt zu bestimmten Stunden oder in einer Ecke, sein Gegenspieler sonst überall.",
    link: "Stellt „{b}“ eindeutig auf eine Seite dieser Linie.",
  },
  analogy: {
    title: "„{a}“ behandeln wie eine Notaufnahme ihre Patienten",
    core: "Dort wird binnen einer Minute nach Dringlichkeit sortiert, und jede Gruppe nimmt ihren eigenen Gang. Teilt „{a}“ ebenso in drei Klassen mit sichtbarer Markierung.",
    link: "Klärt vorab, in welche Klasse „{b}“ gehört.",
  },
  inversion: {
    title: "Sammeln, wie man „{a}“ ruinieren könnte",
    core: "Tragt zwanzig Minuten lang Mittel zusammen, „{a}“ möglichst schlecht zu machen. Streicht das Absurde und verwandelt die drei schädlichsten Einfälle in Regeln dagegen.",
    link: "Ladet jemanden ein, der „{b}“ aus dem Alltag kennt.",
  },
  "unused resource": {
    title: "Brachliegendes für „{a}“ einsetzen",
    core: "Macht ein Verzeichnis von Räumen, Geräten, Fähigkeiten und Zeiten, die kaum jemand beansprucht. Leiht eines davon für einen Probemonat an „{a}“ aus.",
    link: "Geht „{b}“ mit dieser Frage durch.",
  },
  "smallest version": {
    title: "„{a}“ im Kleinen ausprobieren",
    core: "Baut die kleinste vollständige Form von „{a}“: ein Tag, eine Gruppe, kein Budget, zwei Verantwortliche. Vereinbart im Voraus eine Zahl, die über Wachsen oder Enden entscheidet.",
    link: "Lasst „{b}“ während des Versuchs unberührt.",
  },
  "self-service": {
    title: "Einen Teil von „{a}“ den Leuten selbst überlassen",
    core: "Findet den Anteil von „{a}“, den man ohne Personal bewältigt, wenn es ein klares Schild, ein Formular oder ein Regal gibt. Richtet das her und bleibt an den ersten Tagen in der Nähe.",
    link: "Persönliche Hilfe bleibt für „{b}“.",
  },
  "prepare ahead": {
    title: "„{a}“ am Vorabend fertig machen",
    core: "Vieles an „{a}“ lässt sich im Voraus packen, ausfüllen oder bestellen. Setzt eine Frist und schließt die Vorbereitung bis dahin ab, damit in der Stoßzeit nur noch übergeben wird.",
    link: "Schätzt, wie viel von „{b}“ dadurch wegfällt.",
  },
  "make visible": {
    title: "Allen zeigen, wie es um „{a}“ steht",
    core: "Hängt eine Tafel auf oder öffnet eine Seite, auf der jeder mit einem Blick den jetzigen Stand von „{a}“ erkennt und was folgt. Aktualisiert sie zu festen Zeiten.",
    link: "Ergänzt eine Zeile über „{b}“.",
  },
  "split up": {
    title: "„{a}“ in unabhängige Stücke zerlegen",
    core: "Gliedert „{a}“ in Teile, die einzeln scheitern, sich ändern oder fertig werden dürfen, und gebt jedem Teil genau einen Zuständigen. Was keinen findet, entfällt.",
    link: "Sorgt dafür, dass „{b}“ in einem einzigen Teil liegt.",
  },
  "share with neighbours": {
    title: "„{a}“ gemeinsam mit Nachbarn tragen",
    core: "Sucht drei Einrichtungen in der Nähe, die ebenfalls vor „{a}“ stehen. Legt Einkauf, Ausstattung oder Dienstpläne zusammen, mit einer Vereinbarung auf einer Seite und Ausstieg nach drei Monaten.",
    link: "Klärt, wer zu „{b}“ was beiträgt.",
  },
  standardise: {
    title: "„{a}“ auf ein Blatt Papier bringen",
    core: "Lasst die erfahrenste Person in neun Zeilen beschreiben, wie „{a}“ verläuft, wenn es gut läuft. Alle richten sich nach dem Blatt; wer Besseres findet, schreibt es um.",
    link: "Reserviert eine Zeile für Ausnahmen wegen „{b}“.",
  },
  reward: {
    title: "Belohnen, wer „{a}“ erleichtert",
    core: "Dankt jenen, die Stunde, Strecke oder Menge so wählen, dass „{a}“ entlastet wird: mit Rabatt, Stempel, öffentlicher Erwähnung. Fangt mit einem Geschenk an, das billiger ist als der vermiedene Ärger.",
    link: "Überlegt, was im Zusammenhang mit „{b}“ als Belohnung gälte.",
  },
  "fresh eyes": {
    title: "„{a}“ einen Tag lang einem Neuling geben",
    core: "Bittet jemanden, der nie mit „{a}“ befasst war, es einmal zu tun und dabei laut zu denken, während ein alter Hase nur mitschreibt. Jedes Zögern wird ein Eintrag auf der Reparaturliste.",
    link: "Auch „{b}“ soll der Gast kennenlernen.",
  },
  "hardest case": {
    title: "„{a}“ für den schwierigsten Fall gestalten",
    core: "Wählt den Menschen, dem „{a}“ am schwersten fällt: ein Kind, ein Sprachfremder, eine Person im Rollstuhl. Löst es für ihn; das Ergebnis dient meist der Allgemeinheit.",
    link: "Prüft die Lösung dort, wo „{b}“ zählt.",
  },
  "shift in time": {
    title: "„{a}“ auf ruhigere Stunden verteilen",
    core: "Zählt, wann „{a}“ seinen Gipfel hat. Öffnet ein zweites Fenster in der stillsten Phase und gebt ihm einen eigenen Vorzug, sodass ein Drittel der Nachfrage freiwillig umzieht.",
    link: "Haltet „{b}“ möglichst aus dem Gipfel heraus.",
  },
  measure: {
    title: "„{a}“ mit einer einzigen Zahl steuern",
    core: "Bestimmt eine Kennzahl, die verrät, ob es mit „{a}“ aufwärtsgeht, erfasst sie täglich von Hand und verändert je vierzehn Tage nur eine Sache. Was die Kurve flach lässt, wird verworfen.",
    link: "Protokolliert „{b}“ daneben als mögliche Ursache.",
  },
  promise: {
    title: "Zu „{a}“ öffentlich etwas versprechen",
    core: "Sagt in einem Satz, was man von „{a}“ erwarten darf und was man erhält, wenn das Wort gebrochen wird. Binnen Tagen verrät eine solche Zusage das schwache Glied.",
    link: "Erklärt offen, ob „{b}“ eingeschlossen ist.",
  },
};
