/** What an administrator looks after: connections, failed work, cost. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useTranslation } from "react-i18next";
import { useMay } from "../../session/use-me.ts";
import { Icon } from "../../ui/icon.tsx";
import { ListSkeleton } from "../../ui/list-skeleton.tsx";
import { Section } from "../../ui/section.tsx";
import { HomeList, HomeRow } from "./home-list.tsx";

const monthMilliseconds = 30 * 86_400_000;

export function HealthSection() {
  const { t, i18n } = useTranslation("home");
  const maySeeJobs = useMay("job:read", {});
  const maySeeUsage = useMay("usage_record:read", {});
  const maySeeConnections = useMay("connection:read", {});
  const connectionList = eurekaApi.useConnectionListQuery({ limit: 200 }, { skip: !maySeeConnections });
  const jobList = eurekaApi.useJobListQuery({ limit: 50 }, { skip: !maySeeJobs });
  // By the day, so that the same question is asked again tomorrow at the earliest.
  const from = new Date(Math.floor((Date.now() - monthMilliseconds) / 86_400_000) * 86_400_000).toISOString();
  const usageSummary = eurekaApi.useUsageSummarizeQuery({ by: "day", from }, { skip: !maySeeUsage });
  const connections = connectionList.data?.data;
  const dead = jobList.data?.data;
  const usage = usageSummary.data?.total;
  // All at once, so that no line pushes another away.
  if ([connectionList, jobList, usageSummary].some(({ isLoading }) => isLoading))
    return (
      <Section title={t("health")}>
        <ListSkeleton rows={3} />
      </Section>
    );
  if (!connections && !dead && !usage) return null;

  const bad = connections?.filter(({ state }) => state === "needs_reauth").length ?? 0;
  const good = connections?.filter(({ state }) => state === "active").length ?? 0;
  const money = new Intl.NumberFormat(i18n.language, { style: "currency", currency: "USD" });
  return (
    <Section title={t("health")}>
      <HomeList label={t("health")}>
        {connections && (
          <HomeRow
            to="/settings/connections"
            mark={<Icon name="link" />}
            title={t("connections")}
            end={bad > 0 ? t("connectionsBad", { count: bad }) : t("connectionsGood", { count: good })}
          />
        )}
        {dead && (
          <HomeRow
            to="/settings/dead-letters"
            mark={<Icon name="bolt" />}
            title={t("deadJobs")}
            end={dead.length === 0 ? t("deadJobsNone") : t("deadJobsSome", { count: dead.length })}
          />
        )}
        {usage && (
          <HomeRow
            to="/settings/models"
            mark={<Icon name="model" />}
            title={t("cost")}
            end={
              usage.calls === 0
                ? t("costNone")
                : usage.costMicroDollars === null
                  ? t("costUnknown")
                  : money.format(usage.costMicroDollars / 1_000_000)
            }
          />
        )}
      </HomeList>
    </Section>
  );
}
