import { itemEffects } from "../item-effects.ts";
import type { LoadKind } from "../load-kind.ts";

/** A work item over HTTP. */
export const createWorkItem: LoadKind = {
  name: "work_item.create",
  weight: 40,
  repeatable: "key",
  request: ({ marker, random }) => ({
    method: "POST",
    path: "/api/v2/work-items",
    body: {
      title: marker,
      description: "x".repeat(random.integer(0, 2_000)),
      labels: random.chance(0.3) ? ["crash"] : [],
    },
  }),
  effects: ({ tenant, marker }, snapshot) =>
    itemEffects(snapshot.of(tenant.organizationId), marker, "work_item.create"),
};
