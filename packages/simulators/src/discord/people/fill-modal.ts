import type { ModalData } from "../schemas/callbacks.ts";

type Values = Readonly<Record<string, string | readonly string[]>>;
type Piece = ModalData["components"][number];
type Input = Extract<Piece, { type: 18 }>["component"];

/**
 * What a filled modal sends.
 * @throws TypeError for what Discord's client would not let through: a required field left empty, a text too long, an unknown field
 */
export function fillModal({ custom_id, components }: ModalData, values: Values): Record<string, unknown> {
  const inputs = components.flatMap((piece): Input[] => {
    if (piece.type === 1) return piece.components;
    return piece.type === 18 ? [piece.component] : [];
  });
  const unknown = Object.keys(values).find((name) => !inputs.some((input) => input.custom_id === name));
  if (unknown) throw new TypeError(`the modal has no field ${unknown}`);
  const filled = components.map((piece, index) => {
    const id = piece.id ?? index * 2 + 1;
    if (piece.type === 1)
      return { type: 1, id, components: piece.components.map((input) => fillInput(input, values, id + 1)) };
    if (piece.type === 18) return { type: 18, id, component: fillInput(piece.component, values, id + 1) };
    return { type: piece.type, id };
  });
  return { custom_id, components: filled };
}

function fillInput(input: Input, values: Values, id: number): Record<string, unknown> {
  const given = values[input.custom_id];
  const isRequired = input.required ?? true;
  if (input.type === 3) {
    const standing = input.options.filter((option) => option.default).map(({ value }) => value);
    const chosen = Array.isArray(given) ? given : standing;
    if (isRequired && chosen.length === 0) throw new TypeError(`the field ${input.custom_id} is required`);
    const unknown = chosen.find((value) => !input.options.some((option) => option.value === value));
    if (unknown !== undefined) throw new TypeError(`the field ${input.custom_id} has no option ${unknown}`);
    return { type: 3, id: input.id ?? id, custom_id: input.custom_id, values: chosen };
  }
  const value = typeof given === "string" ? given : (input.value ?? "");
  if (isRequired && value === "") throw new TypeError(`the field ${input.custom_id} is required`);
  if (value.length > (input.max_length ?? 4000)) throw new TypeError(`the field ${input.custom_id} is too long`);
  if (value !== "" && value.length < (input.min_length ?? 0))
    throw new TypeError(`the field ${input.custom_id} is too short`);
  return { type: 4, id: input.id ?? id, custom_id: input.custom_id, value };
}
