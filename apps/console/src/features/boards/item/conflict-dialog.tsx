/** Two versions of one text, side by side: a person chooses. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../../ui/dialog.tsx";

interface ConflictDialogProps {
  readonly mine: string;
  readonly theirs: string;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
  readonly onClose: () => void;
}

export function ConflictDialog({ mine, theirs, onKeepMine, onTakeTheirs, onClose }: ConflictDialogProps) {
  const { t } = useTranslation("boards");
  return (
    <Dialog
      actions={
        <>
          <Button onClick={onClose} variant="text">
            {t("ui:cancel")}
          </Button>
          <Button onClick={onTakeTheirs}>{t("conflict.takeTheirs")}</Button>
          <Button color="primary" onClick={onKeepMine} variant="contained">
            {t("conflict.keepMine")}
          </Button>
        </>
      }
      onClose={onClose}
      open
      title={t("conflict.title")}
      width="large"
    >
      <Typography color="textSecondary" variant="body2">
        {t("conflict.detail")}
      </Typography>
      <Box sx={{ display: "grid", gridTemplateColumns: { sm: "1fr 1fr" }, gap: 3, mt: 3 }}>
        <Version text={mine} title={t("conflict.mine")} />
        <Version text={theirs} title={t("conflict.theirs")} />
      </Box>
    </Dialog>
  );
}

function Version({ title, text }: { readonly title: string; readonly text: string }) {
  const { t } = useTranslation("boards");
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography component="h3" sx={{ mb: 1 }} variant="h3">
        {title}
      </Typography>
      <Box
        dir="auto"
        sx={{
          p: 3,
          border: 1,
          borderColor: "divider",
          borderRadius: "6px",
          whiteSpace: "pre-wrap",
          overflowWrap: "anywhere",
          maxHeight: 320,
          overflowY: "auto",
          fontSize: "0.875rem",
        }}
        tabIndex={0}
      >
        {text || t("conflict.empty")}
      </Box>
    </Box>
  );
}
