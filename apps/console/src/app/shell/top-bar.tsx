/** Where am I, the command palette, and me. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { hiddenFromSight } from "../../ui/hidden-from-sight.ts";
import { Icon } from "../../ui/icon.tsx";
import { KeyHint } from "../../ui/key-hint.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { placeOf } from "./destinations.ts";
import { openPalette } from "./palette-events.ts";

interface TopBarProps {
  /** Given where the side bar is a drawer. */
  readonly onOpenMenu?: (() => void) | undefined;
}

export function TopBar({ onOpenMenu }: TopBarProps) {
  const { t } = useTranslation("app");
  const place = placeOf(useLocation().pathname);
  return (
    <Box component="header" sx={look}>
      {onOpenMenu && (
        <IconButton onClick={onOpenMenu} aria-label={t("shell.openMenu")}>
          <Icon name="menu" />
        </IconButton>
      )}
      <Typography noWrap color="textSecondary" sx={{ flex: 1, minWidth: 0, fontSize: 13 }}>
        {place && t(`shell.${place}`)}
      </Typography>
      <Button
        onClick={openPalette}
        variant="outlined"
        color="inherit"
        startIcon={<Icon name="search" />}
        aria-keyshortcuts="Control+K Meta+K"
        sx={{
          color: "text.secondary",
          minWidth: { xs: 40, sm: 260 },
          px: { xs: 2, sm: 3 },
          "& .MuiButton-startIcon": { ml: 0, mr: { xs: 0, sm: 2 } },
        }}
      >
        <Box
          component="span"
          sx={(theme) => ({ flex: 1, textAlign: "left", [theme.breakpoints.down("sm")]: hiddenFromSight })}
        >
          {t("shell.search")}
        </Box>
        <Box component="span" aria-hidden sx={{ display: { xs: "none", sm: "inline" }, ml: 4, flexShrink: 0 }}>
          <KeyHint keys="mod+k" />
        </Box>
      </Button>
      <AccountMenu />
    </Box>
  );
}

const look = {
  height: 48,
  px: { xs: 2, sm: 6 },
  display: "flex",
  alignItems: "center",
  gap: 3,
  borderBottom: 1,
  borderColor: "divider",
  bgcolor: "background.paper",
  position: "sticky",
  top: 0,
  zIndex: "appBar",
} as const;
