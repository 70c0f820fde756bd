/** What an application may answer to an interaction. */
import { z } from "zod";
import { stringSelect } from "./components.ts";
import { list, oneOf, text, whole } from "./fields.ts";
import { callbackMessage, orPayloadJson } from "./messages.ts";

export const callbackTypes = {
  pong: 1,
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  autocomplete: 8,
  modal: 9,
} as const;

const id = whole(0, 2 ** 31 - 1).nullish();
const inputFields = {
  type: z.literal(4),
  id,
  custom_id: text(100, 1),
  style: oneOf([1, 2]),
  min_length: whole(0, 4000).nullish(),
  max_length: whole(1, 4000).nullish(),
  required: z.boolean().nullish(),
  value: text(4000).nullish(),
  placeholder: text(100).nullish(),
};

/** In a row an input has its own label; inside a label component it has none. */
const inputRow = z.strictObject({
  type: z.literal(1),
  id,
  components: list(z.strictObject({ ...inputFields, label: text(45, 1) }), 1, 1),
});
const labelled = z.strictObject({
  type: z.literal(18),
  id,
  label: text(45, 1),
  description: text(100).nullish(),
  component: z.discriminatedUnion("type", [z.strictObject(inputFields), stringSelect]),
});
const textDisplay = z.strictObject({ type: z.literal(10), id, content: text(4000, 1) });

const modal = z
  .strictObject({
    custom_id: text(100, 1),
    title: text(45, 1),
    components: list(z.discriminatedUnion("type", [inputRow, labelled, textDisplay]), 5, 1),
  })
  .superRefine(({ components }, { addIssue }) => {
    const ids = components.flatMap((one) => {
      if (one.type === 1) return one.components.map(({ custom_id }) => custom_id);
      return one.type === 18 ? [one.component.custom_id] : [];
    });
    if (new Set(ids).size < ids.length)
      addIssue({
        code: "custom",
        path: ["components"],
        message: "COMPONENT_CUSTOM_ID_DUPLICATED Component custom id cannot be duplicated",
      });
  });
export type ModalData = z.infer<typeof modal>;

export const choice = z.strictObject({
  name: text(100, 1),
  name_localizations: z.record(z.string(), text(100, 1)).nullish(),
  value: z.union([text(100), z.number()]),
});

const empty = z.strictObject({}).nullish();
const flagsOnly = z.strictObject({ flags: whole(0, 2 ** 31 - 1).nullish() }).nullish();

export const callbackObject = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal(callbackTypes.pong), data: empty }),
  z.strictObject({ type: z.literal(callbackTypes.message), data: callbackMessage }),
  z.strictObject({ type: z.literal(callbackTypes.deferredMessage), data: flagsOnly }),
  z.strictObject({ type: z.literal(callbackTypes.deferredUpdate), data: flagsOnly }),
  z.strictObject({ type: z.literal(callbackTypes.update), data: callbackMessage.nullish() }),
  z.strictObject({
    type: z.literal(callbackTypes.autocomplete),
    data: z.strictObject({ choices: list(choice, 25).nullish() }),
  }),
  z.strictObject({ type: z.literal(callbackTypes.modal), data: modal }),
]);
export type Callback = z.infer<typeof callbackObject>;
export const callbackBody = orPayloadJson(callbackObject);
