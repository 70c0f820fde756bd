import type { Block } from "../records.ts";

export type Element = Readonly<Record<string, unknown>> & { readonly type: string; readonly action_id: string };

export interface FoundElement {
  readonly block: Block;
  readonly element: Element;
}

/** Everything in these blocks that a person can press, choose or fill in. */
export function listElements(blocks: readonly Block[]): FoundElement[] {
  return blocks.flatMap((block) => {
    const { elements, element, accessory } = block;
    const candidates = [...(Array.isArray(elements) ? elements : []), element, accessory] as (Element | undefined)[];
    return candidates.flatMap((each) => (each?.action_id === undefined ? [] : [{ block, element: each }]));
  });
}

/** By its action id, its block id, or the text on a button. @throws when there is none, or more than one */
export function findElement(blocks: readonly Block[], wanted: string): FoundElement {
  const all = listElements(blocks);
  const textOf = (element: Element) => (element.text as { text: string } | undefined)?.text;
  const matches = [
    all.filter(({ element }) => element.action_id === wanted),
    all.filter(({ block }) => block.block_id === wanted),
    all.filter(({ element }) => textOf(element) === wanted),
  ].find((found) => found.length > 0);
  if (!matches?.[0]) throw new TypeError(`there is nothing to press named "${wanted}"`);
  if (matches.length > 1) throw new TypeError(`"${wanted}" names ${matches.length} things`);
  return matches[0];
}
