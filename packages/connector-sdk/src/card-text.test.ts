import { cardSchema } from "@eureka/contracts/card";
import { expect, it } from "vitest";
import { writeCardAsText } from "./card-text.ts";

it("writes a card in words, with its links and without its buttons", () => {
  const card = cardSchema.parse({
    title: "OPS-12 Fix login page",
    text: "Due **Friday**.",
    fields: [{ label: "Priority", value: "urgent" }],
    progress: { done: 2, total: 5 },
    image: { url: "https://eureka.example/chart.png", alt: "Chart" },
    actions: [
      { kind: "button", id: "act_1", label: "Done" },
      { kind: "link", id: "act_2", label: "Open", url: "https://eureka.example/items/OPS-12" },
    ],
  });
  expect(writeCardAsText(card).split("\n")).toEqual([
    "**OPS-12 Fix login page**",
    "Due **Friday**.",
    "Priority: urgent",
    "Progress: 2/5",
    "Chart: https://eureka.example/chart.png",
    "Open: https://eureka.example/items/OPS-12",
  ]);
});
