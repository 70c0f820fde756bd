/** What Eureka said to me alone about a press, under the card that I pressed; a form opens over the page. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../../ui/dialog.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Markdown } from "../../../ui/markdown.tsx";
import type { Message } from "../conversation/conversation.ts";
import { type Card, plainTitle } from "./card-values.ts";

export interface CardAnswerProps {
  readonly answer: Message;
  /** Draws the answer's own card; given, because a card also draws its answers. */
  readonly renderCard: (card: Card, message: Message, isPlain: boolean) => ReactNode;
  readonly onDismiss: () => void;
}

export function CardAnswer({ answer, renderCard, onDismiss }: CardAnswerProps) {
  const { t } = useTranslation("channels");
  const { card } = answer;
  if (card && card.inputs.length > 0) {
    return (
      <Dialog
        actions={<Button onClick={onDismiss}>{t("ui:cancel")}</Button>}
        onClose={onDismiss}
        open
        title={plainTitle(card.title)}
        width="medium"
      >
        {renderCard(card, answer, true)}
      </Dialog>
    );
  }
  return (
    <Box
      role="status"
      sx={{
        display: "flex",
        gap: 2,
        p: 2,
        pl: 3,
        borderRadius: "6px",
        backgroundColor: "background.sunken",
        minWidth: 0,
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0, fontSize: "0.8125rem" }}>
        <Typography color="textSecondary" sx={{ display: "flex", alignItems: "center", gap: 1 }} variant="caption">
          <Icon name="eye" size={12} />
          {t("message.onlyYou")}
        </Typography>
        {card ? renderCard(card, answer, false) : <Markdown text={answer.text} />}
      </Box>
      <IconButton aria-label={t("card.dismiss")} onClick={onDismiss}>
        <Icon name="close" size={14} />
      </IconButton>
    </Box>
  );
}
