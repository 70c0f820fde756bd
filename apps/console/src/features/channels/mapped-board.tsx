/** The board to which this channel's work goes. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Tooltip from "@mui/material/Tooltip";
import { skipToken } from "@reduxjs/toolkit/query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../session/use-me.ts";
import { Icon } from "../../ui/icon.tsx";
import type { Channel } from "./channel-name.ts";

export function MappedBoard({ channel }: { readonly channel: Channel }) {
  const { t } = useTranslation("channels");
  const { workspaceId, id } = channel;
  const mayRead = useMay("channel_mapping:read", { workspaceId });
  // The ids of our own channels are nobody else's, so the connection need not be known.
  const mapping = eurekaApi
    .useChannelMappingListQuery(mayRead ? { limit: 200 } : skipToken)
    .data?.data.find(({ platformChannelId }) => platformChannelId === id);
  const board = eurekaApi.useBoardGetQuery(mapping?.boardId ? { id: mapping.boardId } : skipToken).data;
  if (!board) return null;
  return (
    <Tooltip title={t("channel.mapped", { board: board.name })}>
      <Button
        aria-label={board.name}
        component={Link}
        sx={{ minWidth: 32, maxWidth: 220, gap: 2, px: { xs: 2, sm: 3 } }}
        to={`/boards/${board.id}`}
      >
        <Icon name="board" size={14} />
        <Box
          component="bdi"
          sx={{ display: { xs: "none", sm: "block" }, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis" }}
        >
          {board.name}
        </Box>
      </Button>
    </Tooltip>
  );
}
