/** Fills in what Slack fills in: the ids of blocks and actions that the app left out. */
import { randomBytes } from "node:crypto";
import type { Block } from "../records.ts";

export function completeBlocks(blocks: readonly { readonly type: string }[]): Block[] {
  return blocks.map((block) => {
    const { elements, element, accessory, ...rest } = block as Record<string, unknown> & { type: string };
    return {
      block_id: shortId(),
      ...rest,
      ...(Array.isArray(elements) && { elements: block.type === "actions" ? elements.map(complete) : elements }),
      ...(element !== undefined && { element: complete(element) }),
      ...(accessory !== undefined && { accessory: complete(accessory) }),
    };
  });
}

/** Pictures have no action. */
function complete(element: unknown): unknown {
  const { type } = element as { type: string };
  return type === "image" ? element : { action_id: shortId(), ...(element as object) };
}

function shortId(): string {
  return randomBytes(4).toString("base64url").slice(0, 5);
}
