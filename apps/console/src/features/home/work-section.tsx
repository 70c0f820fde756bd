/** What is assigned to me and open. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { DueDate } from "../../ui/due-date.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PriorityMark } from "../../ui/priority-mark.tsx";
import { QueryStates } from "../../ui/query-states.tsx";
import { Section } from "../../ui/section.tsx";
import { HomeList, HomeRow } from "./home-list.tsx";

export function WorkSection() {
  const { t } = useTranslation("home");
  const items = eurekaApi.useWorkItemListQuery({ assignee: "me", state: "open", sort: "due", limit: 8 });
  return (
    <Section title={t("due")} hint={t("dueHint")}>
      <QueryStates
        query={items}
        isEmpty={({ data }) => data.length === 0}
        empty={
          <EmptyState
            sentence={t("dueEmpty")}
            action={
              <Button component={Link} to="/boards">
                {t("openBoards")}
              </Button>
            }
          />
        }
      >
        {({ data }) => (
          <HomeList label={t("due")}>
            {data.map((item) => (
              <HomeRow
                key={item.id}
                to={`/items/${item.key}`}
                mark={<PriorityMark priority={item.priority} />}
                title={item.title}
                detail={item.key}
                end={item.due && <DueDate due={item.due} />}
              />
            ))}
          </HomeList>
        )}
      </QueryStates>
    </Section>
  );
}
