/** A work item as a page of its own. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { useMayFunction } from "../../session/use-me.ts";
import { Page } from "../../ui/page.tsx";
import { QueryStates } from "../../ui/query-states.tsx";
import "./words.ts";
import { usePeople } from "../../session/use-people.ts";
import { ItemBody } from "./item/item-body.tsx";
import { ItemMenu } from "./item/item-menu.tsx";
import { ItemSkeleton } from "./item/item-skeleton.tsx";
import { visibleBoardOf } from "./item/visible-board.ts";
import { Onlookers } from "./onlookers.tsx";
import { PeopleProvider } from "./people.ts";

export function ItemScreen() {
  const { itemId = "" } = useParams();
  const { t } = useTranslation("boards");
  const navigate = useNavigate();
  const item = eurekaApi.useWorkItemGetQuery({ id: itemId });
  const people = usePeople();
  const may = useMayFunction();
  const query = { ...item, data: item.currentData };
  const found = item.currentData;
  const title = found?.key ?? (itemId.includes("_") ? t("item.title") : itemId);
  return (
    <PeopleProvider value={people}>
      <Page
        actions={
          found && (
            <>
              <Onlookers boardId={visibleBoardOf(found, may)} workItemId={found.id} />
              <ItemMenu
                item={found}
                itemRef={itemId}
                onGone={() => void navigate(`/boards/${found.placements[0]?.boardId ?? ""}`)}
              />
            </>
          )
        }
        documentTitle={found ? `${found.key} ${found.title}` : title}
        title={title}
      >
        <QueryStates query={query} skeleton={<ItemSkeleton />}>
          {(whole) => <ItemBody item={whole} itemRef={itemId} key={whole.id} layout="page" />}
        </QueryStates>
      </Page>
    </PeopleProvider>
  );
}
