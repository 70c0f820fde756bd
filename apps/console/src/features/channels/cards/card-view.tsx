/** A card: what it tells, what can be filled in, and its buttons. */
import Box from "@mui/material/Box";
import LinearProgress from "@mui/material/LinearProgress";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { Icon, type IconName } from "../../../ui/icon.tsx";
import { Markdown } from "../../../ui/markdown.tsx";
import { safeAddress } from "../../../ui/safe-address.ts";
import type { Message } from "../conversation/conversation.ts";
import { useMentionNames } from "../use-mention-names.ts";
import { CardAnswer } from "./card-answer.tsx";
import { CardButton } from "./card-button.tsx";
import { CardInputField } from "./card-input-field.tsx";
import { type Card, type CardAction, initialValues, missingInputs, plainTitle } from "./card-values.ts";
import { usePress } from "./use-press.ts";

export interface CardViewProps {
  readonly message: Message;
  readonly card: Card;
  /** Whether I may press at all. */
  readonly mayPress: boolean;
  /** Without frame and title, where something else gives both. */
  readonly isPlain?: boolean;
}

const states = {
  open: null,
  working: { icon: "clock", color: "info.main" },
  done: { icon: "check", color: "success.main" },
  failed: { icon: "warning", color: "error.main" },
  closed: { icon: "lock", color: "text.secondary" },
} as const satisfies Record<Card["state"], { icon: IconName; color: string } | null>;

export function CardView({ message, card, mayPress, isPlain = false }: CardViewProps) {
  const { t } = useTranslation("channels");
  const names = useMentionNames();
  const [values, setValues] = useState(() => initialValues(card));
  const [missing, setMissing] = useState<readonly string[]>([]);
  const press = usePress(message);
  const isClosed = card.state === "closed";
  const actions = card.actions.filter(({ kind }) => kind === "link" || !isClosed);
  const state = states[card.state];
  const imageAddress = card.image && safeAddress(card.image.url);

  function pressed(action: CardAction, value?: string): void {
    const empty = missingInputs(card, values);
    setMissing(empty);
    if (empty.length === 0) press.press(action, values, value);
  }

  return (
    <Box
      aria-label={plainTitle(card.title)}
      component="section"
      sx={{
        display: "grid",
        gap: 3,
        minWidth: 0,
        ...(!isPlain && {
          maxWidth: 560,
          mt: 1,
          p: 4,
          border: 1,
          borderColor: "divider",
          borderRadius: "10px",
          backgroundColor: "background.paper",
        }),
      }}
    >
      <Box sx={{ display: isPlain ? "none" : "flex", alignItems: "flex-start", gap: 2, minWidth: 0 }}>
        <Box sx={{ flex: 1, minWidth: 0, fontWeight: 650, "& p": { m: 0 } }}>
          <Markdown text={card.title} />
        </Box>
        {state && (
          <Box
            component="span"
            sx={{
              display: "inline-flex",
              alignItems: "center",
              gap: 1,
              color: state.color,
              fontSize: "0.75rem",
              pt: "2px",
            }}
          >
            <Icon name={state.icon} size={14} />
            {t(`card.${card.state}`)}
          </Box>
        )}
      </Box>
      {card.text && (
        <Box sx={{ fontSize: "0.875rem" }}>
          <Markdown mentions={names} text={card.text} />
        </Box>
      )}
      {card.fields.length > 0 && <CardFields fields={card.fields} />}
      {card.image && imageAddress && (
        <Link href={imageAddress} rel="noopener noreferrer nofollow" target="_blank" variant="body2">
          {t("card.image", { name: card.image.alt })}
        </Link>
      )}
      {card.progress && <CardProgress progress={card.progress} />}
      {!isClosed &&
        card.inputs.map((input) => (
          <CardInputField
            disabled={!mayPress}
            error={missing.includes(input.id) ? t("card.required") : undefined}
            input={input}
            key={input.id}
            onChange={(value) => setValues((before) => ({ ...before, [input.id]: value }))}
            value={values[input.id] ?? ""}
          />
        ))}
      {actions.length > 0 && (
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2 }}>
          {actions.map((action) => (
            <CardButton
              action={action}
              isBusy={press.busyAction === action.id}
              isDisabled={!mayPress || press.busyAction !== null}
              key={action.id}
              onPress={(value) => pressed(action, value)}
            />
          ))}
        </Box>
      )}
      {!mayPress && actions.some(({ kind }) => kind !== "link") && (
        <Typography color="textSecondary" variant="caption">
          {t("card.mayNotPress")}
        </Typography>
      )}
      <FailureNote failure={press.failure} />
      {press.answer && (
        <CardAnswer
          answer={press.answer}
          onDismiss={press.dismissAnswer}
          renderCard={(own, from, isBare) => <CardView card={own} isPlain={isBare} mayPress message={from} />}
        />
      )}
    </Box>
  );
}

function CardFields({ fields }: Pick<Card, "fields">) {
  return (
    <Box
      component="dl"
      sx={{ display: "grid", gridTemplateColumns: "repeat(auto-fill, minmax(110px, 1fr))", gap: 3, m: 0 }}
    >
      {fields.map(({ label, value, short }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: labels may be the same, and the order is the card's
        <Box key={index} sx={{ minWidth: 0, ...(!short && { gridColumn: "1 / -1" }) }}>
          <Typography color="textSecondary" component="dt" variant="caption">
            {label}
          </Typography>
          <Box component="dd" sx={{ m: 0, fontSize: "0.8125rem", overflowWrap: "anywhere", "& p": { m: 0 } }}>
            <Markdown text={value} />
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function CardProgress({ progress }: { readonly progress: NonNullable<Card["progress"]> }) {
  const { t } = useTranslation("channels");
  const { done, total, label } = progress;
  const name = t("card.progress", { done, total });
  return (
    <Box sx={{ display: "grid", gap: 1 }}>
      <Box sx={{ display: "flex", gap: 2, fontSize: "0.75rem", color: "text.secondary" }}>
        <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
          {label}
        </Box>
        <Box component="span" sx={{ fontVariantNumeric: "tabular-nums" }}>
          {name}
        </Box>
      </Box>
      <LinearProgress aria-label={label ?? name} value={(100 * done) / total} variant="determinate" />
    </Box>
  );
}
