/** Every text that people read, from one catalogue: each feature adds its own words under its name when its first screen is loaded. */
import i18next, { type Resource } from "i18next";
import { initReactI18next } from "react-i18next";

type Words = Resource[string][string];

/** Call once before anything is shown. */
export async function startWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: "en",
    fallbackLng: "en",
    resources: {},
    // React escapes by itself.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

const waiting: [string, Words][] = [];

/** @example addWords("board", { title: "Board", items_one: "{{count}} item", items_other: "{{count}} items" }); */
export function addWords(namespace: string, words: Words): void {
  if (i18next.isInitialized) i18next.addResourceBundle("en", namespace, words, true, true);
  else waiting.push([namespace, words]);
}

i18next.on("initialized", () => {
  for (const [namespace, words] of waiting.splice(0)) i18next.addResourceBundle("en", namespace, words, true, true);
});
