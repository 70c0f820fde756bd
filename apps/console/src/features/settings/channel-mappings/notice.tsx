import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../ui/icon.tsx";

export interface NoticeContent {
  readonly isGood: boolean;
  readonly text: string;
}

export interface NoticeProps {
  /** Nothing is drawn without one. */
  readonly content: NoticeContent | null;
  readonly onDismiss: () => void;
}

/** What came of something that was asked for on this page. */
export function Notice({ content, onDismiss }: NoticeProps) {
  const { t } = useTranslation("ui");
  return (
    <Box aria-live="polite">
      {content && (
        <Box
          sx={(theme) => ({
            display: "flex",
            alignItems: "center",
            gap: 2,
            px: 3,
            py: 2,
            borderRadius: "6px",
            border: `1px solid ${theme.vars.palette.divider}`,
            borderInlineStart: `3px solid ${theme.vars.palette[content.isGood ? "success" : "warning"].main}`,
            fontSize: "0.8125rem",
          })}
        >
          <Box sx={{ color: content.isGood ? "success.main" : "warning.main" }}>
            <Icon name={content.isGood ? "check" : "warning"} />
          </Box>
          <Box sx={{ flex: 1, minWidth: 0, overflowWrap: "anywhere" }}>{content.text}</Box>
          <IconButton aria-label={t("close")} onClick={onDismiss} size="small">
            <Icon name="close" size={14} />
          </IconButton>
        </Box>
      )}
    </Box>
  );
}
