/** Under which names the work items stand on platforms now; called whenever that may have changed, because a name may be gone later. */
import { fromUuid, toUuid } from "@eureka/contracts/ids";
import type { ProofWorld } from "./proof-world.ts";

export async function noteLinks({ look, sides, touched }: ProofWorld): Promise<void> {
  const links = await look<{ work_item_id: string; board_id: string; platform_item_id: string }>(
    `select work_item_id, board_id, platform_item_id from external_links
     where organization_id = current_organization() and platform_item_id is not null`,
  );
  for (const { work_item_id: item, board_id: board, platform_item_id: id } of links) {
    const place = 1 + sides.findIndex(({ connected }) => toUuid(connected.boardId) === board);
    touched.link(fromUuid("work_item", item), { place, id });
  }
}
