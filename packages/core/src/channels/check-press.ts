/** Whether a press fits the card that it is meant for. Pure. */
import type { Card, CardInput } from "@eureka/contracts/card";
import { EurekaError, invalidField } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";

export interface Press {
  readonly id: Id<"message">;
  readonly actionId: string;
  readonly value?: string | undefined;
  readonly values: Readonly<Record<string, string | string[]>>;
}

/**
 * Gives the chosen option of a select, null for a button and for what opens a form. Throws `message.action_unknown` for anything that the card does not offer to
 * press, `message.card_closed`, and `request.invalid` for an option or a value that is none.
 */
export function checkPress(card: Card | null, press: Press): string | null {
  if (card?.state === "closed") throw new EurekaError("message.card_closed", { id: press.id });
  const action = card?.actions.find(({ id }) => id === press.actionId);
  if (!card || !action || action.kind === "link") {
    throw new EurekaError("message.action_unknown", { id: press.id, actionId: press.actionId });
  }
  for (const [id, value] of Object.entries(press.values)) checkValue(card, id, value);
  if (action.kind !== "select") return null;
  const option = action.options.find(({ value }) => value === press.value);
  if (!option) throw invalidField("value", "unknown_option", "is not an option of this select");
  return option.value;
}

function checkValue(card: Card, id: string, value: string | string[]): void {
  const input = card.inputs.find((candidate) => candidate.id === id);
  if (!input) throw invalidField(`values.${id}`, "unknown_field", "is not an input of this card");
  if (!fits(input, value)) throw invalidField(`values.${id}`, "invalid_value", "does not fit this input");
}

function fits(input: CardInput, value: string | string[]): boolean {
  if (input.kind === "multi_select") {
    return Array.isArray(value) && value.every((entry) => input.options.some((option) => option.value === entry));
  }
  if (Array.isArray(value)) return false;
  if (input.kind === "select") return value === "" || input.options.some((option) => option.value === value);
  if (input.kind === "text") return value.length <= input.maxLength;
  if (input.kind === "date") return value === "" || /^\d{4}-\d{2}-\d{2}$/.test(value);
  return value.length <= 255;
}
