/** Forms as modals of Discord (https://discord.com/developers/docs/components/using-modal-components). */
import type { CardForm, CardInput, CardOption } from "@eureka/contracts/card";
import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from "discord-api-types/v10";
import { longestOptionLabel, mostOptions } from "./card-inputs.ts";
import { cutLabel } from "./text.ts";

/** A modal's sizes (https://discord.com/developers/docs/components/reference#label); its button always says "Submit". */
export const modalLimits = { title: 45, inputs: 5, label: 45, description: 100, options: mostOptions } as const;

/** Behind the id of an input that comes back as a list: one choice looks the same in a menu that takes one and in one that takes several. */
export const listMark = "[]";

export interface RenderedModal {
  readonly payload: APIModalInteractionResponseCallbackData;
  /** What was left out, as paths into the form. */
  readonly cut: readonly string[];
}

/** A form as a modal under this `custom_id`. What does not fit is named under the last input. Without inputs it asks only whether. */
export function renderModal(form: Pick<CardForm, "title" | "inputs">, customId: string): RenderedModal {
  const kept = chooseInputs(form.inputs);
  const left = form.inputs.filter((input) => !kept.includes(input));
  const cut = left.map((input) => `inputs.${form.inputs.indexOf(input)}`);
  if (form.title.length > modalLimits.title) cut.push("title");
  const components = kept.map((input, index): APILabelComponent => {
    const place = `inputs.${form.inputs.indexOf(input)}`;
    const notes = [noteLeftOut(index === kept.length - 1 ? left : []), noteOptions(input), input.hint].filter(isText);
    if (input.label.length > modalLimits.label) cut.push(`${place}.label`);
    for (let option = modalLimits.options; option < optionsOf(input).length; option++)
      cut.push(`${place}.options.${option}`);
    const description = notes.join(" ");
    if (description.length > modalLimits.description) cut.push(`${place}.hint`);
    return {
      type: ComponentType.Label,
      label: cutLabel(input.label, modalLimits.label),
      ...(description !== "" && { description: cutLabel(description, modalLimits.description) }),
      component: renderInput(input),
    };
  });
  const title = cutLabel(form.title, modalLimits.title);
  return {
    payload: {
      custom_id: customId,
      title,
      components: components.length > 0 ? components : [renderQuestion(form.title)],
    },
    cut,
  };
}

/** What stands in a modal that asks only whether; no input of ours has such an id. */
export const questionId = "~sure";

/** A modal needs something to fill in: the one answer must be chosen before it can be sent. */
function renderQuestion(question: string): APILabelComponent {
  return {
    type: ComponentType.Label,
    label: cutLabel(question, modalLimits.label),
    component: {
      type: ComponentType.StringSelect,
      custom_id: questionId,
      required: true,
      options: [{ value: "yes", label: cutLabel(question, longestOptionLabel) }],
    },
  };
}

/** Whatever must be filled in comes before what may be; their order stays. */
function chooseInputs(inputs: readonly CardInput[]): readonly CardInput[] {
  if (inputs.length <= modalLimits.inputs) return inputs;
  const chosen = [...inputs.filter(({ required }) => required), ...inputs.filter(({ required }) => !required)];
  const kept = new Set(chosen.slice(0, modalLimits.inputs));
  return inputs.filter((input) => kept.has(input));
}

function optionsOf(input: CardInput): readonly CardOption[] {
  return input.kind === "select" || input.kind === "multi_select" ? input.options : [];
}

function noteLeftOut(left: readonly CardInput[]): string | null {
  return left.length === 0 ? null : `${left.length} more not shown here: ${left.map(({ label }) => label).join(", ")}.`;
}

function noteOptions(input: CardInput): string | null {
  const { length } = optionsOf(input);
  return length <= modalLimits.options ? null : `The first ${modalLimits.options} of ${length} choices.`;
}

function isText(value: string | null | undefined): value is string {
  return typeof value === "string" && value !== "";
}

function renderInput(input: CardInput): APILabelComponent["component"] {
  const { id, required } = input;
  const base = { custom_id: id, required };
  if (input.kind === "person") {
    const value = input.value !== undefined && /^\d{1,20}$/.test(input.value) ? input.value : null;
    const defaults =
      value === null ? {} : { default_values: [{ id: value, type: SelectMenuDefaultValueType.User } as const] };
    return { type: ComponentType.UserSelect, ...base, ...defaults, max_values: 1, ...(!required && { min_values: 0 }) };
  }
  if (input.kind === "text" || input.kind === "date") {
    const length = input.kind === "date" ? 10 : input.maxLength;
    const isLong = input.kind === "text" && input.multiline;
    return {
      type: ComponentType.TextInput,
      ...base,
      style: isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
      max_length: length,
      ...(input.value && { value: input.value.slice(0, length) }),
      ...(input.kind === "date" && { placeholder: "2030-12-31" }),
    };
  }
  const chosen = new Set(typeof input.value === "string" ? [input.value] : (input.value ?? []));
  const options = input.options.slice(0, modalLimits.options).map(({ value, label }) => ({
    value,
    label,
    ...(chosen.has(value) && { default: true }),
  }));
  const isList = input.kind === "multi_select";
  const menu = { type: ComponentType.StringSelect, required, options, ...(!required && { min_values: 0 }) } as const;
  return { ...menu, custom_id: isList ? `${id}${listMark}` : id, max_values: isList ? options.length : 1 };
}
