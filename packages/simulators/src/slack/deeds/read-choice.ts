/** What a person chose or typed, in the form in which the element's type reports it. */

type Element = Readonly<Record<string, unknown>> & { readonly type: string };

/** A text for what has one value, a list for what has several, seconds for a date with time. */
export type Choice = string | number | readonly string[];

/** Null for elements without a choice, such as buttons. @throws when the element offers no such option */
export function readChoice(element: Element, choice: Choice | null): Record<string, unknown> | null {
  const read = readers[element.type];
  return read ? { type: element.type, ...read(element, choice) } : null;
}

const none = null;
const first = (choice: Choice | null) => (Array.isArray(choice) ? choice[0] : choice) ?? none;
const all = (choice: Choice | null): readonly string[] =>
  choice === null ? [] : Array.isArray(choice) ? choice : [String(choice)];

type Reader = (element: Element, choice: Choice | null) => Record<string, unknown>;
const oneOption: Reader = (element, choice) => ({
  selected_option: choice === null ? null : findOption(element, String(first(choice))),
});
const options: Reader = (element, choice) => ({
  selected_options: all(choice).map((value) => findOption(element, value)),
});
const value: Reader = (_, choice) => ({ value: choice === null ? null : String(choice) });
const one =
  (name: string): Reader =>
  (_, choice) => ({ [name]: first(choice) });
const many =
  (name: string): Reader =>
  (_, choice) => ({ [name]: all(choice) });

const readers: Readonly<Record<string, Reader>> = {
  static_select: oneOption,
  external_select: oneOption,
  radio_buttons: oneOption,
  overflow: oneOption,
  multi_static_select: options,
  multi_external_select: options,
  checkboxes: options,
  users_select: one("selected_user"),
  conversations_select: one("selected_conversation"),
  channels_select: one("selected_channel"),
  multi_users_select: many("selected_users"),
  multi_conversations_select: many("selected_conversations"),
  multi_channels_select: many("selected_channels"),
  datepicker: one("selected_date"),
  timepicker: one("selected_time"),
  datetimepicker: one("selected_date_time"),
  plain_text_input: value,
  email_text_input: value,
  url_text_input: value,
  number_input: value,
  rich_text_input: (_, choice) => ({
    rich_text_value: {
      type: "rich_text",
      elements: [{ type: "rich_text_section", elements: [{ type: "text", text: String(choice ?? "") }] }],
    },
  }),
  file_input: (_, choice) => ({ files: all(choice).map((id) => ({ id })) }),
};

function findOption({ options: own, option_groups: groups, type }: Element, wanted: string): unknown {
  type Option = { readonly value: string };
  const offered = [
    ...((own as Option[] | undefined) ?? []),
    ...((groups as { options: Option[] }[] | undefined) ?? []).flatMap((group) => group.options),
  ];
  // The options of an external menu came from the app and are not kept.
  if (type.includes("external")) return { text: { type: "plain_text", text: wanted, emoji: true }, value: wanted };
  const option = offered.find((each) => each.value === wanted);
  if (!option) throw new TypeError(`there is no option "${wanted}"`);
  return option;
}

/** What an element holds before anybody touched it. */
export function initialChoice(element: Element): Choice | null {
  const optionValue = (option: unknown) => (option as { value: string }).value;
  for (const [name, given] of Object.entries(element)) {
    if (!name.startsWith("initial_") || given === undefined) continue;
    if (name === "initial_option") return optionValue(given);
    if (name === "initial_options") return (given as unknown[]).map(optionValue);
    if (typeof given === "string" || typeof given === "number" || Array.isArray(given)) return given as Choice;
  }
  return null;
}
