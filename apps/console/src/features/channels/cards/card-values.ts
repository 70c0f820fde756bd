/** What stands in a card's inputs, and whether a press may go out with it. Pure. */
import type { Message } from "../conversation/conversation.ts";

export type Card = NonNullable<Message["card"]>;
export type CardInput = Card["inputs"][number];
export type CardAction = Card["actions"][number];
export type CardValues = Readonly<Record<string, string | string[]>>;

export function initialValues({ inputs }: Pick<Card, "inputs">): CardValues {
  return Object.fromEntries(
    inputs.map((input) => [input.id, input.value ?? (input.kind === "multi_select" ? [] : "")]),
  );
}

/** The required inputs in which nothing stands. */
export function missingInputs({ inputs }: Pick<Card, "inputs">, values: CardValues): string[] {
  return inputs.filter(({ id, required }) => required && isEmpty(values[id])).map(({ id }) => id);
}

function isEmpty(value: string | string[] | undefined): boolean {
  return value === undefined || (typeof value === "string" ? value.trim() === "" : value.length === 0);
}

/** A title without the backslashes that keep it inert as Markdown. */
export function plainTitle(title: string): string {
  return title.replace(/\\([\\`*_{}[\]()#+\-.!<>~|@:])/g, "$1");
}
