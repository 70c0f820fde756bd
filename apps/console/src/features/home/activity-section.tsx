/** How busy the last days were: a small chart that reads as a table to who does not see it. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { EmptyState } from "../../ui/empty-state.tsx";
import { hiddenFromSight } from "../../ui/hidden-from-sight.ts";
import { QueryStates } from "../../ui/query-states.tsx";
import { Section } from "../../ui/section.tsx";

const days = 14;
const height = 72;

export function ActivitySection() {
  const { t, i18n } = useTranslation("home");
  const summary = eurekaApi.useEventSummarizeQuery({ days });
  // Who may not see the whole organization has no use for its numbers.
  if (summary.isError) return null;
  const dayName = new Intl.DateTimeFormat(i18n.language, { day: "numeric", month: "short", timeZone: "UTC" });
  return (
    <Section
      title={t("activity")}
      actions={
        <Button component={Link} to="/activity" variant="text">
          {t("allActivity")}
        </Button>
      }
    >
      <QueryStates
        query={summary}
        isEmpty={({ total }) => total === 0}
        empty={<EmptyState sentence={t("activityEmpty")} />}
      >
        {({ total, days: counted }) => {
          const highest = Math.max(...counted.map(({ events }) => events), 1);
          return (
            <Box sx={{ border: 1, borderColor: "divider", borderRadius: "10px", bgcolor: "background.paper", p: 4 }}>
              <Typography sx={{ mb: 3 }}>{t("activityHint", { count: total, days: counted.length })}</Typography>
              <Box
                component="ul"
                aria-label={t("activityChart")}
                sx={{ m: 0, p: 0, listStyle: "none", display: "flex", alignItems: "flex-end", gap: "3px", height }}
              >
                {counted.map(({ date, events }) => {
                  const label = t("activityDay", { date: dayName.format(new Date(date)), count: events });
                  return (
                    <Box
                      component="li"
                      key={date}
                      title={label}
                      sx={{ position: "relative", flex: 1, height: "100%", display: "flex", alignItems: "flex-end" }}
                    >
                      <Box
                        sx={{
                          width: "100%",
                          minHeight: 2,
                          height: `${(events / highest) * 100}%`,
                          bgcolor: events > 0 ? "primary.main" : "divider",
                          borderRadius: "2px",
                        }}
                      />
                      <Box component="span" sx={hiddenFromSight}>
                        {label}
                      </Box>
                    </Box>
                  );
                })}
              </Box>
              <Box
                aria-hidden
                sx={{ display: "flex", justifyContent: "space-between", color: "text.secondary", fontSize: 12, mt: 1 }}
              >
                <span>{counted[0] && dayName.format(new Date(counted[0].date))}</span>
                <span>{counted.at(-1) && dayName.format(new Date(counted.at(-1)?.date ?? 0))}</span>
              </Box>
            </Box>
          );
        }}
      </QueryStates>
    </Section>
  );
}
