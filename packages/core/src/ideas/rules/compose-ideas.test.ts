import { ideaRequestSchema } from "@eureka/contracts/idea-run";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fullText } from "../draft.ts";
import { detectLanguage } from "../text/detect-language.ts";
import { createKeywordSimilarity } from "../text/similarity.ts";
import { type ComposedIdea, composeIdeas } from "./compose-ideas.ts";
import { extractTerms } from "./extract-terms.ts";
import { patterns } from "./pattern.ts";

/** Any code points, halves of pairs among them. */
const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x2ff }), fc.integer({ min: 0, max: 0x10ffff })), { maxLength: 200 })
  .map((points) => String.fromCodePoint(...points));

const topics: readonly (readonly [string, string])[] = [
  ["Shorter queues at the bakery", "Saturdays, two counters. The workshop next door stands empty."],
  ["How can we reduce food waste in our school canteen?", "600 pupils, one cook, a freezer that is half empty."],
  ["Onboarding of new engineers in a remote team", ""],
  ["Get more people to cycle to work in winter", "Budget 5,000 € until March; showers are available on two floors."],
  ["A name day festival for the village library", "Volunteers come on Tuesdays. The attic is unused."],
  [
    "Weniger Lebensmittelabfälle in der Schulkantine",
    "450 Schüler essen täglich, die Küche hat einen leeren Kühlraum.",
  ],
  ["Wie gewinnen wir Ehrenamtliche für den Sportverein?", "Die Halle steht dienstags leer, das Budget ist klein."],
  ["Schnellere Antworten im Kundendienst", "Drei Mitarbeiter, 200 Anfragen pro Tag, viele wiederholen sich."],
  ["Lärm im Großraumbüro", ""],
  ["Regenwasser im Kleingarten nutzen", "Alle Parzellen haben Dächer. Bis Ende Mai soll etwas stehen."],
  ["Réduire le temps d'attente aux urgences", "Deux infirmières la nuit, une salle inutilisée au premier étage."],
  ["Attirer des visiteurs au musée en hiver", "120 visiteurs par semaine, le chauffage coûte cher."],
  ["Mieux accueillir les nouveaux voisins de l'immeuble", "Une cour vide, des bénévoles âgés."],
  ["Moins de papier au bureau", ""],
  ["Un potager sur le toit de l'école", "Les élèves sont motivés. Le toit est interdit sans garde-corps."],
  ["Colas más cortas en el centro de salud", "Los lunes llegan 200 pacientes. Hay una sala vacía por la tarde."],
  ["Cómo vender más pan por la tarde", "El horno está libre desde las dos. El alquiler es caro."],
  ["Actividades para jubilados en el barrio", ""],
  ["Ahorrar agua en el riego de los parques", "El plazo termina en junio y el presupuesto es pequeño."],
  ["Una biblioteca de herramientas para vecinos", "Hay un sótano vacío y muchos voluntarios."],
];

function compose(topic: string, context = "", ideas = 20): ComposedIdea[] {
  return composeIdeas(ideaRequestSchema.parse({ topic, context, ideas }));
}

function countTerms(idea: ComposedIdea, topic: string, context: string): number {
  const text = fullText(idea).toLowerCase();
  return extractTerms(topic, context, detectLanguage(topic)).filter(({ key }) => text.includes(key)).length;
}

function mostAlike(ideas: readonly ComposedIdea[], topic: string): number {
  const { prepare, compare } = createKeywordSimilarity(detectLanguage(topic));
  const prepared = ideas.map((idea) => prepare(fullText(idea)));
  const pairs = prepared.flatMap((one, index) => prepared.slice(index + 1).map((other) => compare(one, other)));
  return Math.max(0, ...pairs);
}

describe.each(topics)("%s", (topic, context) => {
  const ideas = compose(topic, context);

  test("has ideas that differ, each of another pattern and with two terms", () => {
    expect(ideas.length).toBeGreaterThanOrEqual(10);
    expect(new Set(ideas.map(({ pattern }) => pattern)).size).toBe(ideas.length);
    expect(mostAlike(ideas, topic)).toBeLessThanOrEqual(0.5);
    for (const idea of ideas) expect(countTerms(idea, topic, context), idea.text).toBeGreaterThanOrEqual(2);
    expect(compose(topic, context)).toEqual(ideas);
  });

  test("has ideas in its own language, with every place filled", () => {
    for (const idea of ideas) {
      expect(detectLanguage(idea.text)).toBe(detectLanguage(topic));
      expect(fullText(idea)).not.toMatch(/[{}]|undefined|“”|„“|«\s*»/);
    }
  });

  test("has scores only with a quotation that stands in topic or context", () => {
    for (const { scores } of ideas) {
      for (const { score, evidence, flagged } of Object.values(scores ?? {})) {
        expect(evidence.length).toBe(score === null ? 0 : 1);
        for (const { quote } of evidence) expect(`${topic}\n${context}`).toContain(quote);
        expect(flagged).toBe(false);
      }
      expect(scores?.innovation.score ?? null).toBeNull();
    }
  });
});

describe("what can be observed", () => {
  const observed = (topic: string, context: string) =>
    compose(topic, context).map(({ pattern, scores }) => ({ pattern, scores }));

  test("is nothing where a topic says nothing of the kind", () => {
    expect(observed("Onboarding of engineers in a remote team", "").every(({ scores }) => scores === null)).toBe(true);
  });

  test("is a resource, for a pattern that uses it and with the clause that names it", () => {
    const ideas = observed("Shorter queues at the bakery", "The workshop next door stands empty, two counters.");
    const reusing = ideas.find(({ pattern }) => pattern === "unused resource");
    expect(reusing?.scores?.feasibility).toMatchObject({
      score: 7,
      evidence: [{ quote: "The workshop next door stands empty", source: "context" }],
    });
    expect(ideas.find(({ pattern }) => pattern === "inversion")?.scores ?? null).toBeNull();
  });

  test("is money, against what spends and for what saves", () => {
    const ideas = observed("Attract visitors to the museum", "The budget is 300 €.");
    expect(ideas.find(({ pattern }) => pattern === "reward")?.scores?.costEffectiveness.score).toBe(4);
    expect(ideas.find(({ pattern }) => pattern === "eliminate")?.scores?.costEffectiveness.score).toBe(7);
  });

  test("is a date, against what is slow and for what is quick", () => {
    const ideas = observed(
      "Neue Mitglieder für den Chor",
      "Das Konzert und die Werbung müssen bis Ende März fertig sein.",
    );
    expect(ideas.find(({ pattern }) => pattern === "adapt")?.scores?.timeline.score).toBe(4);
    expect(ideas.find(({ pattern }) => pattern === "smallest version")?.scores?.timeline.score).toBe(8);
  });

  test("is a danger, for what takes up the thing that is dangerous", () => {
    const ideas = observed("Un jardin sur le toit", "L'échelle est dangereuse.");
    expect(ideas.some(({ scores }) => scores?.risk.score === 4)).toBe(true);
  });
});

describe("odd topics", () => {
  test("one word gives a few ideas with that word alone", () => {
    const ideas = compose("Bakery");
    expect(ideas.length).toBe(5);
    for (const idea of ideas) expect(fullText(idea)).toContain("Bakery");
  });

  test("other languages get English sentences with their own words, and it says so", () => {
    const ideas = compose("パン屋の行列を短くする方法");
    expect(ideas.length).toBeGreaterThan(0);
    for (const { text } of ideas) {
      expect(text).toMatch(/行列|パン屋|方法/);
      expect(text).toContain("In English: the rules have no sentences in the language of this topic.");
    }
    expect(compose("Меньше очередей в пекарне", "", 3)).toHaveLength(3);
  });

  test("pictures, numbers and function words alone give none", () => {
    for (const topic of ["🍞🥐👩‍🍳", "12 345", "???", "the of and", "https://example.com"])
      expect(compose(topic)).toEqual([]);
  });

  test("an address gives the words of its path, code the names in it", () => {
    expect(extractTerms("https://example.com/shop/checkout-flow?id=1", "", "en").map(({ text }) => text)).toEqual([
      "shop",
      "checkout flow",
    ]);
    const code = "export function cartTotal(items) { return items.map((item) => item.unitPrice); }";
    expect(extractTerms(code, "", "en").map(({ key }) => key)).toContain("cart total");
    expect(compose(code).every(({ text }) => !/[{}()]|=>/.test(text))).toBe(true);
  });

  test("500 signs without a space give none, 500 with words do", () => {
    expect(compose("x".repeat(500))).toEqual([]);
    expect(compose("Fahrradweg Parkplatz ".repeat(23).trim()).length).toBeGreaterThan(0);
  });

  test("a topic that looks like a place in a pattern is text", () => {
    const ideas = compose("Template language for letters", "placeholder {a} and {b} $& $1");
    expect(ideas.length).toBeGreaterThan(0);
  });

  test("nothing makes it fail or repeat itself, whatever is written", () => {
    const word = fc.constantFrom(
      "queue",
      "Bäckerei",
      "l'attente",
      "más",
      "行列",
      "🍞",
      "{a}",
      "DATA-1",
      "\u202e",
      "a".repeat(60),
      ",",
      "—",
    );
    const text = fc.oneof(
      anyText,
      fc.array(word, { maxLength: 40 }).map((words) => words.join(" ")),
    );
    const property = fc.property(text, text, fc.integer({ min: 1, max: 20 }), (topic, context, wanted) => {
      const ideas = composeIdeas({ topic, context, ideas: wanted });
      expect(ideas.length).toBeLessThanOrEqual(wanted);
      expect(composeIdeas({ topic, context, ideas: wanted })).toEqual(ideas);
      expect(new Set(ideas.map(({ pattern }) => pattern)).size).toBe(ideas.length);
      expect(mostAlike(ideas, topic)).toBeLessThanOrEqual(0.5);
      for (const { title, text } of ideas) {
        expect(title.length).toBeLessThanOrEqual(200);
        expect(title.isWellFormed() && text.isWellFormed()).toBe(true);
      }
    });
    fc.assert(property, { numRuns: 60 });
  });
});

test("there are more patterns than a run can have ideas", () => {
  expect(Object.keys(patterns).length).toBeGreaterThanOrEqual(20);
});
