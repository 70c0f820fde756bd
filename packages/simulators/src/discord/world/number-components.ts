import type { Component } from "../schemas/components.ts";

interface Numbered {
  id?: number | null | undefined;
  components?: readonly Numbered[];
  accessory?: Numbered;
}

/** Gives each component the number that Discord gives it: counted through the message, unless it has its own. */
export function numberComponents(components: readonly Component[]): Component[] {
  const copy = structuredClone(components) as Component[];
  const taken = new Set<number>();
  const visit = (all: readonly Numbered[], act: (one: Numbered) => void): void => {
    for (const one of all) {
      act(one);
      visit(one.components ?? [], act);
      if (one.accessory) visit([one.accessory], act);
    }
  };
  visit(copy as Numbered[], ({ id }) => {
    if (id) taken.add(id);
  });
  let next = 1;
  visit(copy as Numbered[], (one) => {
    if (one.id) return;
    while (taken.has(next)) next++;
    one.id = next++;
  });
  return copy;
}
