/** One step of a trail: who did what and when, and the rule, decision, idea or platform behind it. */
import type { ExplainedField } from "@eureka/contracts/explanation";
import Box from "@mui/material/Box";
import MuiLink from "@mui/material/Link";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Person } from "../../../ui/person.tsx";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { useBoardPeople } from "../people.ts";
import type { ExplainedEntry } from "../types.ts";
import { deedOf, isNothing } from "./describe-change.ts";
import { useValueWords } from "./use-value-words.ts";

type Step = ExplainedEntry["steps"][number];
type Reason = NonNullable<Step["reason"]>;

interface WhyStepProps {
  readonly step: Step;
  readonly field: ExplainedField;
  readonly lists: readonly { readonly id: string; readonly name: string }[];
  readonly isLast: boolean;
}

export function WhyStep({ step, field, lists, isLast }: WhyStepProps) {
  const { t } = useTranslation("boards");
  const { nameOf } = useBoardPeople();
  const { actor, onBehalfOf, reason, change } = step;
  const who = onBehalfOf && actor.type !== "user" ? { type: "member", id: onBehalfOf } : actor;
  const by = reason?.personName ? { name: reason.personName, kind: "external" as const } : nameOf(who);
  return (
    <Box
      component="li"
      sx={(theme) => ({
        position: "relative",
        pl: 6,
        pb: 4,
        fontSize: "0.8125rem",
        minWidth: 0,
        "&::before": {
          content: '""',
          position: "absolute",
          insetInlineStart: 5,
          top: 6,
          width: 8,
          height: 8,
          borderRadius: "50%",
          backgroundColor: theme.vars.palette.primary.main,
        },
        ...(!isLast && {
          "&::after": {
            content: '""',
            position: "absolute",
            insetInlineStart: 8,
            top: 18,
            bottom: -2,
            width: "2px",
            backgroundColor: theme.vars.palette.divider,
          },
        }),
      })}
    >
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: 1.5 }}>
        <Person showName {...by} />
        <span>{t(`history.types.${deedOf(step.type)}`, { type: step.type })}</span>
        <Box component="span" sx={{ color: "text.secondary" }}>
          <RelativeTime at={step.occurredAt} />
        </Box>
      </Box>
      {change && <Change change={change} field={field} lists={lists} />}
      {reason && <ReasonLine reason={reason} />}
    </Box>
  );
}

function Change({
  change: { from, to },
  field,
  lists,
}: Pick<WhyStepProps, "field" | "lists"> & { readonly change: NonNullable<Step["change"]> }) {
  const { t } = useTranslation("boards");
  const say = useValueWords(lists);
  if (field === "archived" || field === "existence") return null;
  const name = field === "list" && !lists.some(({ id }) => id === to) ? "boardId" : field === "list" ? "listId" : field;
  if (name === "boardId") return null;
  return (
    <Box dir="auto" sx={{ color: "text.secondary", overflowWrap: "anywhere" }}>
      {t(isNothing(from) ? "why.set" : "why.change", { from: say(name, from), to: say(name, to) })}
    </Box>
  );
}

function ReasonLine({ reason }: { readonly reason: Reason }) {
  const { t } = useTranslation("boards");
  const { because, connection, decision, ideaRun } = reason;
  const platform = connection?.title ?? t("why.aPlatform");
  const lines: string[] = [];
  if (because.kind === "message") {
    lines.push(t("why.because.message", { platform }));
    if (because.route) lines.push(t(`why.routes.${because.route.reason}`));
  } else if (because.kind === "platform") {
    lines.push(t(reason.personName === null ? "why.because.platform" : "why.because.platformPerson", { platform }));
  } else if (because.kind === "decision") {
    const names = decision?.answers.filter(({ verb }) => verb !== "reject").map(({ name }) => name) ?? [];
    lines.push(names.length > 0 ? t("why.because.decisionOf", { names: names.join(", ") }) : t("why.because.decision"));
  } else if (because.kind === "idea") {
    lines.push(t("why.because.idea"));
    if (ideaRun) {
      lines.push(
        t("why.run", {
          model: ideaRun.model ?? t("why.noModel"),
          cost: costOf(ideaRun.cost?.microDollars ?? null) ?? t("why.noCost"),
        }),
      );
      if (ideaRun.promptVersions.length > 0)
        lines.push(
          t("why.prompts", { versions: ideaRun.promptVersions.map((version) => version.slice(0, 12)).join(", ") }),
        );
    }
  } else lines.push(t(`why.because.${because.kind}`));
  const address = because.kind === "message" ? because.permalink : null;
  return (
    <Box sx={{ color: "text.secondary", overflowWrap: "anywhere" }}>
      {lines.map((line) => (
        <Box dir="auto" key={line}>
          {line}
        </Box>
      ))}
      {address !== null && (
        <MuiLink href={address} rel="noreferrer noopener" target="_blank">
          {t("source.permalink")}
        </MuiLink>
      )}
      {because.kind === "idea" && (
        <MuiLink component={Link} to={`/ideas/${because.ideaId}`}>
          {t("source.idea")}
        </MuiLink>
      )}
    </Box>
  );
}

/** In dollars, with as many digits as a small amount needs. */
function costOf(microDollars: number | null): string | null {
  return microDollars === null ? null : `$${(microDollars / 1_000_000).toFixed(4)}`;
}
