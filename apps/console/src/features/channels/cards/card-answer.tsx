/** What Eureka said to me alone about a press, under the card that I pressed; a form opens over the page. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../../ui/dialog.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Markdown } from "../../../ui/markdown.tsx";
import type { Message } from "../conversation/conversation.ts";
import { CardView } from "./card-view.tsx";

export interface CardAnswerProps {
  readonly answer: Message;
  readonly onDismiss: () => void;
}

export function CardAnswer({ answer, onDismiss }: CardAnswerProps) {
  const { t } = useTranslation("channels");
  const { card } = answer;
  if (card && card.inputs.length > 0) {
    return (
      <Dialog actions={<Button onClick={onDismiss}>{t("ui:cancel")}</Button>} onClose={onDismiss} open title={t("card.form")} width="medium">
        <CardView card={card} mayPress message={answer} />
      </Dialog>
    );
  }
  return (
    <Box
      role="status"
      sx={{ display: "flex", gap: 2, p: 2, pl: 3, borderRadius: "6px", backgroundColor: "background.sunken", minWidth: 0 }}
    >
      <Box sx={{ flex: 1, minWidth: 0, fontSize: "0.8125rem" }}>
        <Typography color="textSecondary" sx={{ display: "flex", alignItems: "center", gap: 1 }} variant="caption">
          <Icon name="eye" size={12} />
          {t("message.onlyYou")}
        </Typography>
        {card ? <CardView card={card} mayPress message={answer} /> : <Markdown text={answer.text} />}
      </Box>
      <IconButton aria-label={t("card.dismiss")} onClick={onDismiss}>
        <Icon name="close" size={14} />
      </IconButton>
    </Box>
  );
}
