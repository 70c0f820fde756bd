/** A decision with everything that is needed to make it. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { usePeople } from "../../session/use-people.ts";
import { Icon } from "../../ui/icon.tsx";
import { Markdown } from "../../ui/markdown.tsx";
import { Person } from "../../ui/person.tsx";
import { QueryStates } from "../../ui/query-states.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { AnswerForm } from "./answer-form.tsx";
import { agreedCount, type Decision } from "./decision.ts";
import { DecisionConflict } from "./decision-conflict.tsx";
import { DecisionEnd } from "./decision-end.tsx";
import { DecisionFields } from "./decision-fields.tsx";
import { DecisionSkeleton } from "./decision-skeleton.tsx";
import { DecisionState } from "./decision-state.tsx";
import { GivenAnswers } from "./given-answers.tsx";
import { PassOn } from "./pass-on.tsx";
import { WhoMayAnswer } from "./who-may-answer.tsx";

export function DecisionArticle({ id }: { readonly id: string }) {
  const { t } = useTranslation("inbox");
  const query = eurekaApi.useDecisionGetQuery({ id });
  const { search } = useLocation();
  return (
    <Box sx={{ minWidth: 0, px: { xs: 4, sm: 6, lg: 10 }, pt: { xs: 2, md: 6 }, pb: 12 }}>
      <Button
        component={Link}
        startIcon={<Icon name="chevronLeft" />}
        sx={{ display: { md: "none" }, ml: -2, mb: 2 }}
        to={`/inbox${search}`}
        variant="text"
      >
        {t("title")}
      </Button>
      <Box sx={{ maxWidth: 720 }}>
        <QueryStates query={query} skeleton={<DecisionSkeleton />}>
          {(decision) => <DecisionBody decision={decision} onStale={() => void query.refetch()} />}
        </QueryStates>
      </Box>
    </Box>
  );
}

interface DecisionBodyProps {
  readonly decision: Decision;
  /** What is shown is not how things are. */
  readonly onStale: () => void;
}

function DecisionBody({ decision, onStale }: DecisionBodyProps) {
  const { t } = useTranslation("inbox");
  const { nameOf } = usePeople();
  const [isEditing, setEditing] = useState(false);
  const { question, explanation, state, proposedBy, createdAt, expiresAt, answerers, answers, mayAnswer } = decision;
  const asker = proposedBy ? nameOf(proposedBy) : { name: t("eureka"), kind: "system" as const };
  const isOpen = state === "open";
  const agreed = agreedCount(decision);
  return (
    <Box component="article" sx={{ display: "grid", gap: 5, minWidth: 0 }}>
      <Box component="header" sx={{ display: "grid", gap: 3 }}>
        <Box
          sx={{
            display: "flex",
            flexWrap: "wrap",
            alignItems: "center",
            gap: 3,
            fontSize: "0.8125rem",
            color: "text.secondary",
          }}
        >
          <DecisionState decision={decision} />
          <Box component="span" sx={{ display: "inline-flex", alignItems: "center", gap: 1, minWidth: 0 }}>
            <Person kind={asker.kind} name={asker.name} showName />
          </Box>
          <span>
            {t("asked")} <RelativeTime at={createdAt} />
          </span>
        </Box>
        <Typography
          component="h1"
          dir="auto"
          sx={{ overflowWrap: "anywhere", textWrap: "balance" }}
          tabIndex={-1}
          variant="h1"
        >
          {question}
        </Typography>
      </Box>
      {!isOpen && <DecisionEnd decision={decision} />}
      {!isEditing && <DecisionFields fields={decision.fields} />}
      {decision.kind === "sync_conflict" && <DecisionConflict decision={decision} />}
      {explanation && decision.kind !== "sync_conflict" && (
        <Box sx={{ fontSize: "0.875rem" }}>
          <Markdown text={explanation} />
        </Box>
      )}
      {isOpen && answerers.quorum > 1 && (
        <Box sx={{ display: "grid", gap: 1, maxWidth: 320 }}>
          <Typography variant="body2">{t("quorum", { agreed, quorum: answerers.quorum })}</Typography>
          <LinearProgress
            aria-label={t("quorumLabel")}
            value={(100 * Math.min(agreed, answerers.quorum)) / answerers.quorum}
            variant="determinate"
          />
        </Box>
      )}
      {isOpen && mayAnswer && (
        <AnswerForm decision={decision} isEditing={isEditing} onEditing={setEditing} onStale={onStale} />
      )}
      {isOpen && <WhoMayAnswer decision={decision} />}
      {isOpen && (
        <Typography color="textSecondary" variant="body2">
          {t("untilLong")} <RelativeTime at={expiresAt} />
        </Typography>
      )}
      <GivenAnswers answers={answers} options={decision.options} />
      {isOpen && <PassOn decision={decision} onStale={onStale} />}
    </Box>
  );
}
