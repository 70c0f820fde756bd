/** A board: its lists side by side, with the opened item beside them. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { Page } from "../../ui/page.tsx";
import { QueryStates } from "../../ui/query-states.tsx";
import "./words.ts";
import { usePeople } from "../../session/use-people.ts";
import { BoardSkeleton } from "./board/board-skeleton.tsx";
import { BoardView } from "./board/board-view.tsx";
import { PeopleProvider } from "./people.ts";

export function BoardScreen() {
  const { t } = useTranslation("boards");
  const { boardId = "" } = useParams();
  const board = eurekaApi.useBoardGetQuery({ id: boardId });
  const people = usePeople();
  // Another board's answer must not stand under this address while this one is read.
  const query = { ...board, data: board.currentData };
  if (board.isError && !query.data) {
    return (
      <Page title={t("board.one")}>
        <QueryStates query={query}>{() => null}</QueryStates>
        <Button component={Link} sx={{ alignSelf: "center", mt: 4 }} to="/boards">
          {t("board.toBoards")}
        </Button>
      </Page>
    );
  }
  return (
    <PeopleProvider value={people}>
      <QueryStates query={query} skeleton={<BoardSkeleton />}>
        {(found) => <BoardView board={found} key={found.id} />}
      </QueryStates>
    </PeopleProvider>
  );
}
