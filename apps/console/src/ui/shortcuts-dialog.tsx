import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "./dialog.tsx";
import { KeyHint } from "./key-hint.tsx";
import { listShortcuts, subscribeToShortcuts } from "./shortcuts.ts";

export interface ShortcutsDialogProps {
  readonly open?: boolean;
  readonly onClose: () => void;
}

/** All keys that do something on the screen that lies below. */
export function ShortcutsDialog({ open = true, onClose }: ShortcutsDialogProps) {
  const { t } = useTranslation("ui");
  const shortcuts = useSyncExternalStore(subscribeToShortcuts, listShortcuts);
  // The youngest of the same keys is the one that works.
  const working = [...new Map(shortcuts.map((shortcut) => [shortcut.keys, shortcut])).values()];
  return (
    <Dialog
      actions={
        <Button autoFocus onClick={onClose}>
          {t("close")}
        </Button>
      }
      onClose={onClose}
      open={open}
      title={t("shortcuts.title")}
      width="medium"
    >
      {working.length === 0 && <Typography color="textSecondary">{t("shortcuts.none")}</Typography>}
      <Box component="dl" sx={{ columns: { sm: 2 }, columnGap: 8, m: 0 }}>
        {working.map(({ keys, description }) => (
          <Box
            key={keys}
            sx={{
              display: "flex",
              alignItems: "center",
              gap: 4,
              minHeight: 32,
              breakInside: "avoid",
              fontSize: "0.8125rem",
            }}
          >
            <Box component="dt" sx={{ flex: 1 }}>
              {description}
            </Box>
            <Box component="dd" sx={{ m: 0 }}>
              <KeyHint keys={keys} />
            </Box>
          </Box>
        ))}
      </Box>
    </Dialog>
  );
}
