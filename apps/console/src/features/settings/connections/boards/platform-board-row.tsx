import type { Row } from "@eureka/sdk";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../../session/use-me.ts";
import { PlatformLink } from "./platform-link.tsx";

export interface PlatformBoardRowProps {
  readonly board: Row<"platform_board.list">;
  readonly platform: string;
  readonly onShow: () => void;
}

/** A board over there that is not shown here yet. */
export function PlatformBoardRow({ board, platform, onShow }: PlatformBoardRowProps) {
  const { t } = useTranslation("settings");
  const mayShow = useMay("board:create");
  const { name, permalink } = board;
  return (
    <Box component="li" sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 2, px: 3, py: 2 }}>
      <Typography component="bdi" sx={{ flex: "1 1 100px", minWidth: 0, overflowWrap: "anywhere" }} variant="body2">
        {name}
      </Typography>
      <PlatformLink name={name} permalink={permalink} platform={platform} />
      {mayShow && (
        <Button aria-label={t("boards.showOf", { name })} onClick={onShow}>
          {t("boards.show")}
        </Button>
      )}
    </Box>
  );
}
