/** What people filled in, by the ids of the inputs. */
import type { CardValues } from "@eureka/contracts/card";
import type { WireState } from "./wire.ts";

/** Several cards may stand on one page: the ids of a card's blocks begin alike. */
export function groupOfBlock(blockId: string | null | undefined): string {
  return /^c\d+ /.exec(blockId ?? "")?.[0] ?? "";
}

/** Rows of buttons and menus: what was chosen in one is the value of its press. */
const rowOfActions = /^(?:c\d+ )?actions \d+$/;

/** The values of the inputs of one group; one that is empty has the empty text, so that it can be emptied. */
export function readValues(state: WireState | null | undefined, group = ""): CardValues {
  const values: Record<string, string | string[]> = {};
  for (const [blockId, elements] of Object.entries(state?.values ?? {})) {
    if (groupOfBlock(blockId) !== group || rowOfActions.test(blockId)) continue;
    for (const [inputId, element] of Object.entries(elements)) {
      const several = element.selected_options?.map(({ value }) => value);
      const one = element.selected_option?.value ?? element.selected_date ?? element.selected_user ?? element.value;
      values[inputId] = several ?? one ?? "";
    }
  }
  return values;
}
