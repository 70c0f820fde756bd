import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";

export interface ConflictField {
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
}

export interface ConflictNoteProps {
  readonly fields: readonly ConflictField[];
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** Somebody else saved first: both versions side by side, and the choice. */
export function ConflictNote({ fields, onKeepMine, onTakeTheirs }: ConflictNoteProps) {
  const { t } = useTranslation("settings");
  return (
    <Box
      role="alert"
      sx={(theme) => ({
        display: "grid",
        gap: 3,
        p: 4,
        borderRadius: "10px",
        border: `1px solid ${theme.vars.palette.divider}`,
        borderInlineStart: `3px solid ${theme.vars.palette.warning.main}`,
      })}
    >
      <Typography sx={{ fontWeight: 500 }}>{t("conflict.title")}</Typography>
      {fields.map(({ label, mine, theirs }) => (
        <Box key={label} sx={{ display: "grid", gridTemplateColumns: { sm: "1fr 1fr" }, columnGap: 4, rowGap: 1 }}>
          <Typography color="textSecondary" sx={{ gridColumn: "1 / -1" }} variant="caption">
            {label}
          </Typography>
          <Version text={mine} title={t("conflict.mine")} />
          <Version text={theirs} title={t("conflict.theirs")} />
        </Box>
      ))}
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2 }}>
        <Button color="primary" onClick={onKeepMine} variant="contained">
          {t("conflict.keepMine")}
        </Button>
        <Button onClick={onTakeTheirs}>{t("conflict.takeTheirs")}</Button>
      </Box>
    </Box>
  );
}

function Version({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography color="textSecondary" variant="caption">
        {title}
      </Typography>
      <Typography dir="auto" sx={{ overflowWrap: "anywhere" }} variant="body2">
        {text}
      </Typography>
    </Box>
  );
}
