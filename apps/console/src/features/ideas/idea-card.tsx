import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import Collapse from "@mui/material/Collapse";
import Typography from "@mui/material/Typography";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { EngineBadge } from "../../ui/engine-badge.tsx";
import { Icon } from "../../ui/icon.tsx";
import { IdeaActions } from "./idea-actions.tsx";
import { IdeaDetail } from "./idea-detail.tsx";
import { canDrawRadar, judgedOf, missingOf, reasonOf, shownOf } from "./idea-facts.ts";
import { IdeaScore } from "./idea-score.tsx";
import { PlainText } from "./plain-text.tsx";
import { SmallRadar } from "./small-radar.tsx";
import type { Idea } from "./types.ts";
import type { Chosen } from "./use-chosen.ts";
import { WorkItemLinks } from "./work-item-links.tsx";

export interface IdeaCardProps {
  readonly idea: Idea;
  readonly model: string | null;
  readonly chosen: Chosen;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  /** Brings it into view: the address names it. */
  readonly isAimedAt: boolean;
}

/** One idea of the ranking: what it is and how good at a glance, everything else when opened. A prompt of the rules looks different. */
export function IdeaCard({ idea, model, chosen, isOpen, onToggle, isAimedAt }: IdeaCardProps) {
  const { t } = useTranslation("ideas");
  const bodyId = useId();
  const root = useRef<HTMLElement>(null);
  const { title, text } = shownOf(idea);
  const judged = judgedOf(idea);
  const reason = reasonOf(idea);
  const isRules = idea.engine === "rules";
  const missing = isRules ? [] : missingOf(idea);
  useEffect(() => {
    if (isAimedAt) root.current?.scrollIntoView({ block: "start" });
  }, [isAimedAt]);
  return (
    <Box
      component="article"
      id={idea.id}
      ref={root}
      sx={(theme) => ({
        scrollMarginTop: 64,
        border: `1px ${isRules ? "dashed" : "solid"} ${isRules ? theme.vars.palette.rules : theme.vars.palette.divider}`,
        borderRadius: "10px",
        backgroundColor: isRules ? "transparent" : theme.vars.palette.background.paper,
        minWidth: 0,
      })}
    >
      <Box
        sx={{
          display: "grid",
          gridTemplateColumns: { xs: "auto minmax(0, 1fr)", sm: "auto minmax(0, 1fr) auto" },
          columnGap: 4,
          rowGap: 3,
          p: 4,
        }}
      >
        <Rank label={t(isRules ? "card.prompt" : "card.rank", { rank: idea.rank })} rank={idea.rank}>
          <Checkbox
            checked={chosen.ids.includes(idea.id)}
            onChange={() => chosen.toggle(idea.id)}
            slotProps={{ input: { "aria-label": t("card.choose", { title }) } }}
            sx={{ p: 1, m: -1 }}
          />
        </Rank>
        <Box sx={{ minWidth: 0, display: "grid", gap: 1, alignContent: "start" }}>
          <Typography component="h3" variant="h2">
            <Box
              aria-controls={bodyId}
              aria-expanded={isOpen}
              component="button"
              dir="auto"
              onClick={onToggle}
              sx={titleStyle}
              type="button"
            >
              {title}
              <Box
                aria-hidden="true"
                component="span"
                sx={{ display: "inline-block", verticalAlign: "-3px", ml: 1.5, color: "text.secondary" }}
              >
                <Icon name={isOpen ? "chevronUp" : "chevronDown"} />
              </Box>
            </Box>
          </Typography>
          {!isOpen && <PlainText lines={isRules ? 6 : 2} text={text} />}
          {!isOpen && reason && <PlainText isMuted lines={1} text={reason} />}
          <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: 3, rowGap: 1, mt: 1 }}>
            <EngineBadge engine={idea.engine} model={model} />
            {idea.lens && (
              <Typography color="textSecondary" variant="caption">
                {t("card.lens", { lens: idea.lens })}
              </Typography>
            )}
            {missing.length > 0 && (
              <Typography
                sx={{ display: "inline-flex", alignItems: "center", gap: 1, color: "warning.main" }}
                variant="caption"
              >
                <Icon name="warning" size={12} />
                {t("card.missing", { count: missing.length })}
              </Typography>
            )}
            <WorkItemLinks items={idea.workItems} />
          </Box>
        </Box>
        {(judged?.overall != null || !isRules) && (
          <Box
            sx={{
              gridColumn: { xs: "1 / -1", sm: "auto" },
              display: "flex",
              alignItems: "center",
              justifyContent: { xs: "space-between", sm: "flex-end" },
              gap: 4,
              alignSelf: "start",
            }}
          >
            <IdeaScore idea={idea} width={168} />
            {canDrawRadar(judged) && <SmallRadar evaluation={judged} />}
          </Box>
        )}
      </Box>
      <Collapse in={isOpen} mountOnEnter timeout={180} unmountOnExit>
        <Box id={bodyId} sx={{ px: 4, pb: 4, pt: 4, borderTop: 1, borderColor: "divider" }}>
          <IdeaDetail idea={idea} level={4} />
        </Box>
      </Collapse>
      <Box sx={{ px: 4, pb: 4, pl: { sm: 15 } }}>
        <IdeaActions idea={idea} />
      </Box>
    </Box>
  );
}

function Rank({
  rank,
  label,
  children,
}: {
  readonly rank: number;
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <Box sx={{ display: "grid", justifyItems: "center", alignContent: "start", gap: 2, minWidth: 28 }}>
      <Typography
        aria-label={label}
        role="img"
        sx={{ fontSize: "1.25rem", fontWeight: 650, fontVariantNumeric: "tabular-nums", lineHeight: 1.2 }}
      >
        {rank}
      </Typography>
      {children}
    </Box>
  );
}

const titleStyle = {
  p: 0,
  border: 0,
  background: "none",
  color: "inherit",
  font: "inherit",
  textAlign: "start",
  cursor: "pointer",
  overflowWrap: "anywhere",
  "&:hover": { textDecoration: "underline", textDecorationThickness: "1px", textUnderlineOffset: "4px" },
} as const;
