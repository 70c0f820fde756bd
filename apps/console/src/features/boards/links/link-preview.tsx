/** What a link would do with the items that changed lately. */
import Box from "@mui/material/Box";
import MuiLink from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { StatusMark } from "../../../ui/status-mark.tsx";
import type { Board } from "../types.ts";
import { LinkPairs } from "./link-pairs.tsx";
import type { LinkPreview } from "./link-types.ts";

export interface LinkPreviewPartProps {
  readonly preview: LinkPreview;
  /** In the order in which they are spoken of. */
  readonly boards: readonly Board[];
  /** Boards to which nothing can come are not spoken of. */
  readonly receiving: readonly string[];
  readonly isApart: (workItemId: string) => boolean;
  readonly onApart: (workItemId: string, isApart: boolean) => void;
}

export function LinkPreviewPart({ preview, boards, receiving, isApart, onApart }: LinkPreviewPartProps) {
  const { t } = useTranslation("boards");
  const { looked, days, skipped } = preview;
  return (
    <Box sx={{ display: "grid", gap: 3, p: 4, borderRadius: "10px", bgcolor: "action.hover" }}>
      <Box>
        <Typography component="h3" variant="subtitle1">
          {t("linkPreview.title")}
        </Typography>
        <Typography color="textSecondary" variant="body2">
          {t("linkPreview.looked", { count: looked, days })}
        </Typography>
      </Box>
      {boards.map((board) => {
        const side = preview.sides.find(({ boardId }) => boardId === board.id && receiving.includes(boardId));
        return side && <Arrivals board={board} key={board.id} side={side} />;
      })}
      <LinkPairs isApart={isApart} onApart={onApart} pairs={preview.pairs} />
      {skipped > 0 && (
        <Typography color="textSecondary" variant="body2">
          {t("linkPreview.skipped", { count: skipped })}
        </Typography>
      )}
    </Box>
  );
}

interface ArrivalsProps {
  readonly board: Board;
  readonly side: LinkPreview["sides"][number];
}

function Arrivals({ board, side }: ArrivalsProps) {
  const { t } = useTranslation("boards");
  const { arriving, examples } = side;
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography component="h4" dir="auto" sx={{ overflowWrap: "anywhere" }} variant="subtitle2">
        {t("linkPreview.arriving", { count: arriving, name: board.name })}
      </Typography>
      {examples.length > 0 && (
        <Box component="ul" sx={{ m: 0, mt: 1, p: 0, listStyle: "none" }}>
          {examples.map(({ workItemId, key, title, listId }) => {
            const list = board.lists.find(({ id }) => id === listId);
            return (
              <Box
                component="li"
                key={workItemId}
                sx={{ display: "flex", alignItems: "center", gap: 2, minHeight: 28, fontSize: "0.875rem" }}
              >
                {list && (
                  <Box component="span" sx={{ display: "inline-flex", flex: "none" }}>
                    <StatusMark category={list.category} name={list.name} />
                  </Box>
                )}
                <MuiLink
                  color="textSecondary"
                  component={Link}
                  sx={{ flex: "none", fontVariantNumeric: "tabular-nums" }}
                  target="_blank"
                  to={`/items/${key}`}
                >
                  {key}
                </MuiLink>
                <Box component="bdi" sx={{ overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}>
                  {title}
                </Box>
              </Box>
            );
          })}
        </Box>
      )}
      {arriving > examples.length && examples.length > 0 && (
        <Typography color="textSecondary" variant="body2">
          {t("linkPreview.more", { count: arriving - examples.length })}
        </Typography>
      )}
    </Box>
  );
}
