/** The latest idea runs. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon } from "../../ui/icon.tsx";
import { QueryStates } from "../../ui/query-states.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { Section } from "../../ui/section.tsx";
import { HomeList, HomeRow } from "./home-list.tsx";

const stateWords = { queued: "running", running: "running", failed: "failed", cancelled: "cancelled" } as const;

export function RunsSection() {
  const { t } = useTranslation("home");
  const runs = eurekaApi.useIdeaRunListQuery({ limit: 5 });
  return (
    <Section
      title={t("runs")}
      actions={
        <Button component={Link} to="/ideas" variant="text">
          {t("allRuns")}
        </Button>
      }
    >
      <QueryStates
        query={runs}
        isEmpty={({ data }) => data.length === 0}
        empty={
          <EmptyState
            sentence={t("runsEmpty")}
            action={
              <Button component={Link} to="/ideas/new">
                {t("runsAction")}
              </Button>
            }
          />
        }
      >
        {({ data }) => (
          <HomeList label={t("runs")}>
            {data.map((run) => (
              <HomeRow
                key={run.id}
                to={`/idea-runs/${run.id}`}
                mark={<Icon name="idea" />}
                title={run.request.topic}
                detail={
                  run.state === "succeeded"
                    ? (run.engine === "model" && run.model) || t("byRules")
                    : t(stateWords[run.state])
                }
                end={<RelativeTime at={run.createdAt} />}
              />
            ))}
          </HomeList>
        )}
      </QueryStates>
    </Section>
  );
}
