import "./words.ts";
import type { Row } from "@eureka/sdk";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePages } from "../../../../session/use-pages.ts";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { QueryStates } from "../../../../ui/query-states.tsx";
import { Section } from "../../../../ui/section.tsx";
import { ShowMore } from "../../../../ui/show-more.tsx";
import { WhoCan } from "../../frame/settings-page.tsx";
import type { Names } from "../../shared/use-names.ts";
import type { Connection } from "../connection-types.ts";
import { BoardList } from "./board-list.tsx";
import { ConnectedBoardRow } from "./connected-board-row.tsx";
import { PlatformBoardRow } from "./platform-board-row.tsx";
import { ShowBoardDialog } from "./show-board-dialog.tsx";

export interface ConnectedBoardsProps {
  readonly connection: Connection;
  /** What the platform is called. */
  readonly platform: string;
  readonly hasPullRequests: boolean;
  readonly names: Names;
}

/** The boards of a platform that are shown here, and those that could be. */
export function ConnectedBoards({ connection, platform, hasPullRequests, names }: ConnectedBoardsProps) {
  const { t } = useTranslation("settings");
  const { id: connectionId, state } = connection;
  const connected = usePages("connected_board.list", { connectionId, limit: 100 }, { everything: true });
  const found = usePages("platform_board.list", { connectionId, limit: 50 }, { skip: state !== "active" });
  const [shown, setShown] = useState<Row<"platform_board.list"> | null>(null);
  const isShownHere = (id: string) => connected.rows.some(({ platformBoardId }) => platformBoardId === id);
  const isOpen = ({ platformBoardId }: Row<"platform_board.list">) => !isShownHere(platformBoardId);
  const nameOf = (id: string) => found.rows.find(({ platformBoardId }) => platformBoardId === id)?.name;
  return (
    <>
      <Section hint={t("boards.hint", { platform })} title={t("boards.title")}>
        <QueryStates
          empty={
            <Typography color="textSecondary" variant="body2">
              {t("boards.none")}
            </Typography>
          }
          isEmpty={(rows) => rows.length === 0}
          query={connected}
        >
          {(rows) => (
            <BoardList label={t("boards.title")}>
              {rows.map((board) => (
                <ConnectedBoardRow
                  connected={board}
                  hasPullRequests={hasPullRequests}
                  key={board.id}
                  names={names}
                  platform={platform}
                  platformName={nameOf(board.platformBoardId)}
                />
              ))}
            </BoardList>
          )}
        </QueryStates>
      </Section>
      <Section title={t("boards.others", { platform })}>
        <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 3 }}>
          <WhoCan permission="board:create" />
          {state === "active" ? (
            <QueryStates
              empty={<EmptyState hint={t("boards.emptyHint", { platform })} sentence={t("boards.empty")} />}
              isEmpty={(rows) => rows.length === 0}
              query={found}
            >
              {(rows) =>
                rows.some(isOpen) ? (
                  <BoardList label={t("boards.others", { platform })}>
                    {rows.filter(isOpen).map((board) => (
                      <PlatformBoardRow
                        board={board}
                        key={board.platformBoardId}
                        onShow={() => setShown(board)}
                        platform={platform}
                      />
                    ))}
                  </BoardList>
                ) : (
                  <Typography color="textSecondary" variant="body2">
                    {t("boards.allShown")}
                  </Typography>
                )
              }
            </QueryStates>
          ) : (
            <Typography color="textSecondary" variant="body2">
              {t("boards.inactive")}
            </Typography>
          )}
        </Box>
        <ShowMore pages={found} />
      </Section>
      {shown && <ShowBoardDialog board={shown} connection={connection} names={names} onClose={() => setShown(null)} />}
    </>
  );
}
