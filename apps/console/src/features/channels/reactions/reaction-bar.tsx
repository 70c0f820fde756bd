/** The reactions under a message. */
import Box from "@mui/material/Box";
import Tooltip from "@mui/material/Tooltip";
import { useTranslation } from "react-i18next";
import { useMe } from "../../../session/use-me.ts";
import type { Message } from "../conversation/conversation.ts";
import { othersOf, signOf, wordsOf } from "./emoji.ts";

export interface ReactionBarProps {
  readonly reactions: Message["reactions"];
  readonly onToggle: (emoji: string) => void;
  readonly mayReact: boolean;
}

export function ReactionBar({ reactions, onToggle, mayReact }: ReactionBarProps) {
  const { t, i18n } = useTranslation("channels");
  const myId = useMe()?.member?.id;
  if (reactions.length === 0) return null;
  return (
    <Box aria-label={t("reaction.list")} role="group" sx={{ display: "flex", flexWrap: "wrap", gap: 1, mt: 1 }}>
      {reactions.map((reaction) => {
        const { emoji, count, mine } = reaction;
        const { names, more } = othersOf(reaction, myId);
        const isNobodyNamed = !mine && names.length === 0;
        const rest = more > 0 ? [t(isNobodyNamed ? "reaction.people" : "reaction.more", { count: more })] : [];
        const all = [...(mine ? [t("reaction.you")] : []), ...names, ...rest];
        const who = new Intl.ListFormat(i18n.language, { type: "conjunction" }).format(all);
        const words = t("reaction.by", { emoji: wordsOf(emoji), total: count, who });
        return (
          <Tooltip key={emoji} title={words}>
            <Box
              aria-label={words}
              aria-pressed={mine}
              component="button"
              // Not disabled: who reacted is read by the keyboard, too.
              aria-disabled={!mayReact}
              onClick={() => mayReact && onToggle(emoji)}
              sx={(theme) => ({
                display: "inline-flex",
                alignItems: "center",
                gap: 1,
                minWidth: 24,
                height: 24,
                px: 1.5,
                border: 1,
                borderColor: mine ? theme.vars.palette.primary.main : theme.vars.palette.divider,
                borderRadius: "12px",
                background: mine ? `color-mix(in oklab, ${theme.vars.palette.primary.main} 10%, transparent)` : "none",
                color: "text.primary",
                font: "inherit",
                fontSize: "0.75rem",
                cursor: mayReact ? "pointer" : "default",
              })}
              type="button"
            >
              <span aria-hidden="true">{signOf(emoji)}</span>
              <Box component="span" sx={{ fontVariantNumeric: "tabular-nums" }}>
                {count}
              </Box>
            </Box>
          </Tooltip>
        );
      })}
    </Box>
  );
}
