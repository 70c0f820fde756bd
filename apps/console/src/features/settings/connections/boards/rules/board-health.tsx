/** How well a board and its platform are kept the same. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useTranslation } from "react-i18next";
import { Facts } from "../../../../../ui/facts.tsx";
import { QueryStates } from "../../../../../ui/query-states.tsx";
import { RelativeTime } from "../../../../../ui/relative-time.tsx";
import { Section } from "../../../../../ui/section.tsx";

export function BoardHealth({ id }: { readonly id: string }) {
  const { t } = useTranslation("settings");
  const query = eurekaApi.useConnectedBoardHealthQuery({ id }, { refetchOnMountOrArgChange: true });
  return (
    <Section title={t("health.title")}>
      <QueryStates query={query}>
        {({
          waiting,
          lagSeconds,
          lastChangeAt,
          lastError,
          refused,
          conflicts,
          callsPerMinute,
          waitsUntil,
          ...rest
        }) => (
          <Facts
            facts={[
              {
                label: t("health.lag"),
                value: waiting === 0 ? t("health.none") : t("health.waiting", { count: waiting, seconds: lagSeconds }),
              },
              {
                label: t("health.backlog"),
                value:
                  rest.backlog > 0 &&
                  t("health.backlogFor", {
                    count: rest.backlog,
                    time: t("health.aboutMinutes", { count: Math.max(1, Math.round(rest.backlogSeconds / 60)) }),
                  }),
              },
              {
                label: t("health.lastChange"),
                value: lastChangeAt === null ? t("health.never") : <RelativeTime at={lastChangeAt} />,
              },
              { label: t("health.lastError"), value: lastError ?? t("health.nothing") },
              { label: t("health.refused"), value: refused === 0 ? t("health.nothing") : refused },
              { label: t("health.conflicts"), value: conflicts === 0 ? t("health.nothing") : conflicts },
              {
                label: t("health.rate"),
                value:
                  callsPerMinute === null
                    ? t("health.unlimited", { used: rest.callsInLastMinute })
                    : t("health.perMinute", { count: callsPerMinute, used: rest.callsInLastMinute }),
              },
              { label: t("health.waits"), value: waitsUntil !== null && <RelativeTime at={waitsUntil} /> },
            ]}
          />
        )}
      </QueryStates>
    </Section>
  );
}
