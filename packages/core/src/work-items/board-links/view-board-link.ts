/** Board links as people see them. */
import type { BoardLink } from "@eureka/contracts/board-link";
import type { BoardLinkRow } from "./board-links.store.ts";

export function viewBoardLink({
  backfillAfter: _backfillAfter,
  backfillJoins: _backfillJoins,
  lanes,
  ...link
}: BoardLinkRow): BoardLink {
  return { ...link, lanes: lanes.map((lane) => lane.map(({ listId }) => listId)) };
}
