/** A work item beside its board, which keeps its place. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useTranslation } from "react-i18next";
import { useMayFunction } from "../../../session/use-me.ts";
import { QueryStates } from "../../../ui/query-states.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { Onlookers } from "../onlookers.tsx";
import { ItemBody } from "./item-body.tsx";
import { ItemMenu } from "./item-menu.tsx";
import { ItemSkeleton } from "./item-skeleton.tsx";
import { visibleBoardOf } from "./visible-board.ts";

interface ItemPanelProps {
  /** The item's key or id. */
  readonly itemRef: string;
  readonly onClose: () => void;
}

export function ItemPanel({ itemRef, onClose }: ItemPanelProps) {
  const { t } = useTranslation("boards");
  const item = eurekaApi.useWorkItemGetQuery({ id: itemRef });
  const may = useMayFunction();
  const query = { ...item, data: item.currentData };
  const found = item.currentData;
  return (
    <SidePanel
      actions={
        found && (
          <>
            <Onlookers boardId={visibleBoardOf(found, may)} workItemId={found.id} />
            <ItemMenu item={found} itemRef={itemRef} onGone={onClose} />
          </>
        )
      }
      fullPageHref={`/items/${itemRef}`}
      onClose={onClose}
      title={found?.key ?? t("item.panel", { key: itemRef })}
    >
      <QueryStates query={query} skeleton={<ItemSkeleton />}>
        {(whole) => <ItemBody item={whole} itemRef={itemRef} key={whole.id} layout="panel" />}
      </QueryStates>
    </SidePanel>
  );
}
