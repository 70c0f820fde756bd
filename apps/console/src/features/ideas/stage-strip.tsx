import Box from "@mui/material/Box";
import { keyframes } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Duration } from "../../ui/duration.tsx";
import { Icon, type IconName } from "../../ui/icon.tsx";
import { type StageView, viewStages } from "./stage-view.ts";
import type { IdeaRun } from "./types.ts";
import { useTick } from "./use-tick.ts";

const looks = {
  waiting: { icon: "clock", color: "text.secondary" },
  running: { icon: "play", color: "info.main" },
  done: { icon: "check", color: "success.main" },
  partial: { icon: "warning", color: "warning.main" },
  failed: { icon: "warning", color: "error.main" },
  stopped: { icon: "stop", color: "text.secondary" },
  skipped: { icon: "check", color: "text.secondary" },
} as const satisfies Record<StageView["state"], { icon: IconName; color: string }>;

const breathe = keyframes({ "50%": { opacity: 0.35 } });

export interface StageStripProps {
  readonly run: IdeaRun;
}

/** The way from the topic to the ranking: each stage with how it stands, how far it is and how long it takes. */
export function StageStrip({ run }: StageStripProps) {
  const { t } = useTranslation("ideas");
  const isOpen = run.state === "queued" || run.state === "running";
  const views = viewStages(run, useTick(isOpen));
  if (views.length === 0) return null;
  return (
    <Box
      aria-label={t("run.stages")}
      component="ol"
      sx={{
        display: "grid",
        gridTemplateColumns: { xs: "1fr", sm: "repeat(auto-fit, minmax(116px, 1fr))" },
        gap: { xs: 1, sm: 2 },
        m: 0,
        p: 0,
        listStyle: "none",
      }}
    >
      {views.map((view) => (
        <Stage key={view.stage} view={view} />
      ))}
    </Box>
  );
}

function Stage({ view: { stage, state, elapsed, done, total, givenUp } }: { readonly view: StageView }) {
  const { t } = useTranslation("ideas");
  const { icon, color } = looks[state];
  const isWaiting = state === "waiting";
  return (
    <Box
      aria-current={state === "running" ? "step" : undefined}
      component="li"
      sx={{ position: "relative", pt: { sm: 2 }, pl: { xs: 3, sm: 0 }, minWidth: 0, opacity: isWaiting ? 0.85 : 1 }}
    >
      <Box
        sx={{
          position: "absolute",
          inset: { xs: "2px auto 2px 0", sm: "0 0 auto 0" },
          width: { xs: 3, sm: "auto" },
          height: { xs: "auto", sm: 3 },
          borderRadius: "2px",
          backgroundColor: isWaiting ? "action.selected" : color,
          ...(state === "running" && { animation: `${breathe} 1.6s ease-in-out infinite` }),
        }}
      />
      <Box sx={{ display: { xs: "flex", sm: "block" }, alignItems: "baseline", gap: 2 }}>
        <Typography sx={{ fontWeight: 500 }} variant="body2">
          {t(`stage.${stage}`)}
        </Typography>
        <Typography
          color="textSecondary"
          component="div"
          sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: 1.5 }}
          variant="caption"
        >
          <Box component="span" sx={{ display: "inline-flex", alignItems: "center", gap: 1, color }}>
            <Icon name={icon} size={12} />
            {t(`stageState.${state}`)}
          </Box>
          {elapsed !== null && state !== "running" && <Duration milliseconds={elapsed} />}
          {elapsed !== null && state === "running" && <Seconds milliseconds={elapsed} />}
          {total > 1 && state !== "done" && <span>{t("run.parts", { done, total })}</span>}
          {givenUp > 0 && (
            <Box component="span" sx={{ color: "warning.main" }}>
              {t("run.givenUp", { count: givenUp })}
            </Box>
          )}
        </Typography>
      </Box>
    </Box>
  );
}

/** Whole seconds up to a minute: tenths would jump under the eyes. */
function Seconds({ milliseconds }: { readonly milliseconds: number }) {
  const { t } = useTranslation("ideas");
  if (milliseconds >= 60_000) return <Duration milliseconds={milliseconds} />;
  return (
    <Box component="span" sx={{ fontVariantNumeric: "tabular-nums" }}>
      {t("run.seconds", { seconds: Math.floor(milliseconds / 1000) })}
    </Box>
  );
}
