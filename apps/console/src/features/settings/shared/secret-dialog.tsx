import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";

export interface SecretDialogProps {
  readonly title: string;
  /** What to do with it. */
  readonly note: string;
  /** Null when this was answered before and is not shown again. */
  readonly secret: string | null;
  readonly copyLabel: string;
  readonly onClose: () => void;
}

/** A key or link that is shown once. Neither Esc nor a click beside it closes this: what was not copied is gone. */
export function SecretDialog({ title, note, secret, copyLabel, onClose }: SecretDialogProps) {
  const { t } = useTranslation("settings");
  return (
    <Dialog
      actions={
        <Button color="primary" onClick={onClose} variant="contained">
          {t("secret.done")}
        </Button>
      }
      onClose={() => undefined}
      open
      title={title}
      width="medium"
    >
      <Box sx={{ display: "grid", gap: 4 }}>
        <Typography color="textSecondary" variant="body2">
          {note}
        </Typography>
        {secret === null ? (
          <Typography variant="body2">{t("secret.gone")}</Typography>
        ) : (
          <Box
            sx={{
              display: "flex",
              alignItems: "center",
              gap: 2,
              p: 3,
              border: 1,
              borderColor: "divider",
              borderRadius: "6px",
              backgroundColor: "background.sunken",
            }}
          >
            <Box component="code" sx={{ flex: 1, minWidth: 0, fontSize: "0.8125rem", overflowWrap: "anywhere" }}>
              {secret}
            </Box>
            <CopyButton label={copyLabel} text={secret} />
          </Box>
        )}
        <Typography sx={{ fontWeight: 500 }} variant="body2">
          {t("secret.once")}
        </Typography>
      </Box>
    </Dialog>
  );
}
