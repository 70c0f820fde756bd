import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { NamedPerson } from "../../session/use-people.ts";
import { Duration } from "../../ui/duration.tsx";
import { EngineBadge } from "../../ui/engine-badge.tsx";
import { Person } from "../../ui/person.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { costWords, tokenWords } from "./cost-words.ts";
import { RunState } from "./run-state.tsx";
import type { IdeaRun } from "./types.ts";
import { useTick } from "./use-tick.ts";

export interface RunFactsProps {
  readonly run: IdeaRun;
  /** Undefined while it is not known. */
  readonly who: NamedPerson | undefined;
}

/** What a run was and what it used, always in sight. */
export function RunFacts({ run, who }: RunFactsProps) {
  const { t, i18n } = useTranslation("ideas");
  const isOpen = run.state === "queued" || run.state === "running";
  const now = useTick(isOpen);
  const end = isOpen ? now : run.finishedAt && Date.parse(run.finishedAt);
  const elapsed = run.elapsedMilliseconds ?? (end ? Math.max(0, end - Date.parse(run.createdAt)) : null);
  return (
    <Box
      component="dl"
      sx={{
        display: "flex",
        flexWrap: "wrap",
        columnGap: 6,
        rowGap: 2,
        m: 0,
        fontSize: "0.8125rem",
        fontVariantNumeric: "tabular-nums",
      }}
    >
      <Fact name={t("facts.state")}>
        <RunState run={run} />
      </Fact>
      <Fact name={t("facts.engine")}>
        {run.engine ? (
          <EngineBadge engine={run.engine} model={run.model} />
        ) : (
          t(isOpen ? "facts.notYet" : "facts.unknown")
        )}
      </Fact>
      <Fact name={t("facts.duration")}>
        {elapsed === null ? (
          t("facts.unknown")
        ) : (
          <Duration milliseconds={isOpen ? Math.floor(elapsed / 1000) * 1000 : elapsed} />
        )}
      </Fact>
      <Fact name={t("facts.tokens")}>{isOpen ? t("facts.notYet") : tokenWords(run, t, i18n.language)}</Fact>
      <Fact name={t("facts.cost")}>{isOpen ? t("facts.notYet") : costWords(run, t, i18n.language)}</Fact>
      <Fact name={t("facts.way")}>
        {t("facts.wayOf", { depth: t(`depth.${run.request.depth}`), preset: t(`preset.${run.request.preset}.name`) })}
      </Fact>
      <Fact name={t("facts.asked")}>
        <Box component="span" sx={{ display: "inline-flex", flexWrap: "wrap", alignItems: "center", gap: 2 }}>
          {who && <Person kind={who.kind} name={who.name} showName size={18} />}
          <RelativeTime at={run.createdAt} />
        </Box>
      </Fact>
    </Box>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box component="dt" sx={{ color: "text.secondary", fontSize: "0.75rem" }}>
        {name}
      </Box>
      <Box component="dd" sx={{ m: 0, minHeight: 22, display: "flex", alignItems: "center", minWidth: 0 }}>
        {children}
      </Box>
    </Box>
  );
}
