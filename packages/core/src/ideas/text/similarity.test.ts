import { describe, expect, test } from "vitest";
import { detectLanguage, type Language } from "./detect-language.ts";
import { keywordsOf } from "./keywords.ts";
import { createKeywordSimilarity, normalizeForRepetition } from "./similarity.ts";

describe("the language of a text", () => {
  test.each<[string, Language]>([
    ["Shorter queues at the bakery", "en"],
    ["Weniger Lebensmittelabfälle in der Schulkantine", "de"],
    ["Moins de déchets à la cantine de l'école", "fr"],
    ["Colas más cortas en la panadería", "es"],
    ["Meno rifiuti nella mensa della scuola", "it"],
    ["Menos desperdício na cantina da escola", "pt"],
    ["Minder afval in de schoolkantine", "nl"],
    ["パン屋の行列を短くする方法", "ja"],
    ["缩短面包店的排队时间", "zh"],
    ["빵집의 줄을 줄이는 방법", "ko"],
    ["Короче очереди в пекарне", "ru"],
    ["طوابير أقصر في المخبز", "ar"],
    ["🍞🍞🍞", "unknown"],
    ["12 345", "unknown"],
  ])("%s", (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });
});

describe("keywords", () => {
  test("leave out function words and elided articles", () => {
    expect([...keywordsOf("The queue at the bakery’s door", "en")]).toEqual(["queue", "bakery's", "door"]);
    expect([...keywordsOf("L’attente d'aujourd'hui à l'école", "fr")]).toEqual(["attente", "école"]);
    expect([...keywordsOf("パン屋の行列を短くする", "ja")]).toContain("行列");
  });
});

describe("similarity", () => {
  const { prepare, compare } = createKeywordSimilarity("en");

  test("is what both texts have through what either has", () => {
    expect(compare(prepare("open the workshop"), prepare("Open workshop!"))).toBe(1);
    expect(compare(prepare("workshop on Friday"), prepare("workshop on Monday"))).toBeCloseTo(1 / 3);
    expect(compare(prepare("workshop"), prepare("bakery"))).toBe(0);
  });

  test("is none where there are no keywords, on either side", () => {
    expect(compare(prepare("🍞"), prepare("🥐"))).toBe(0);
  });

  test("tells repetitions whatever their case and punctuation, and signs by themselves", () => {
    expect(normalizeForRepetition("Open — the  WORKSHOP!")).toBe(normalizeForRepetition("open the workshop"));
    expect(normalizeForRepetition("🍞")).not.toBe(normalizeForRepetition("🥐"));
  });
});
