import { addWords } from "../../../../words/words.ts";

addWords("settings", {
  hooks: {
    title: "Webhooks on {{platform}}",
    hint: "Where {{platform}} delivers what happens. They belong to the token of this connection.",
    none: "There is none. Comparing a board makes its webhook.",
    states: { in_use: "In use", off: "Switched off", stale: "Left over", other: "Not ours" },
    unknownBoard: "A board that is not connected",
    test: "Test",
    testOf: "Test the webhook of {{board}}",
    works: "It works",
    fails: "It does not work",
    cleanUp: "Clean up",
    cleanUpTitle: "Take off what is left over?",
    cleanUpDetail:
      "Webhooks of boards that are not connected any more, and of addresses that Eureka had before. What others made stays.",
    cleaned_one: "{{count}} webhook is being taken off.",
    cleaned_other: "{{count}} webhooks are being taken off.",
  },
});
