/** Inputs of cards and forms as blocks of Slack. */
import type { CardInput, CardOption } from "@eureka/contracts/card";
import type { InputBlock, InputBlockElement, PlainTextElement, PlainTextOption } from "./blocks.ts";
import { shorten, slackLimits } from "./card-limits.ts";

export function plain(text: string): PlainTextElement {
  return { type: "plain_text", text, emoji: true };
}

/** An input as a block; null where Slack can show none of its options. `group` keeps the cards of one page apart. */
export function renderInput(input: CardInput, group = ""): InputBlock | null {
  const element = renderElement(input);
  if (!element) return null;
  return {
    type: "input",
    block_id: `${group}in ${input.id}`,
    label: plain(input.label),
    ...(input.hint !== undefined && { hint: plain(input.hint) }),
    optional: !input.required,
    element,
  };
}

function renderElement(input: CardInput): InputBlockElement | null {
  const action_id = input.id;
  switch (input.kind) {
    case "text": {
      const { multiline, maxLength, value } = input;
      const initial = value ? { initial_value: value.slice(0, maxLength) } : {};
      return { type: "plain_text_input", action_id, multiline, max_length: maxLength, ...initial };
    }
    case "select": {
      const options = renderOptions(input.options);
      const chosen = options.find(({ value }) => value === input.value);
      if (options.length === 0) return null;
      return { type: "static_select", action_id, options, ...(chosen && { initial_option: chosen }) };
    }
    case "multi_select": {
      const options = renderOptions(input.options);
      const chosen = options.filter(({ value }) => value !== undefined && input.value?.includes(value));
      if (options.length === 0) return null;
      return { type: "multi_static_select", action_id, options, ...(chosen.length > 0 && { initial_options: chosen }) };
    }
    case "date":
      return { type: "datepicker", action_id, ...(input.value !== undefined && { initial_date: input.value }) };
    case "person": {
      const isUser = /^[UW][A-Z0-9]+$/.test(input.value ?? "");
      return { type: "users_select", action_id, ...(isUser && input.value && { initial_user: input.value }) };
    }
  }
}

/** The options that Slack can give back: their values have a limit, and a shortened one would be another. */
export function renderOptions(options: readonly CardOption[]): PlainTextOption[] {
  return options
    .filter(({ value }) => value.length <= slackLimits.optionValue)
    .slice(0, slackLimits.options)
    .map(({ value, label }) => ({ text: plain(shorten(label, slackLimits.optionText)), value }));
}

/** The places of the options that are left out. */
export function findCutOptions(options: readonly CardOption[], path: string): string[] {
  return options.flatMap(({ value }, index) =>
    value.length > slackLimits.optionValue || index >= slackLimits.options ? [`${path}.options.${index}`] : [],
  );
}

/** What a form or card cannot show of its inputs. */
export function findCutInputs(inputs: readonly CardInput[]): string[] {
  return inputs.flatMap((input, index) => ("options" in input ? findCutOptions(input.options, `inputs.${index}`) : []));
}
