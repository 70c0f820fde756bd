/** Decisions that I may answer, and mentions that I have not read. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { usePeople } from "../../session/use-people.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon } from "../../ui/icon.tsx";
import { QueryStates } from "../../ui/query-states.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { Section } from "../../ui/section.tsx";
import { HomeList, HomeRow } from "./home-list.tsx";

const most = 5;

export function WaitingSection() {
  const { t } = useTranslation("home");
  const decisions = eurekaApi.useDecisionListQuery({ mine: true, states: ["open"], limit: 50 });
  const mentions = eurekaApi.useMentionListQuery({ unread: true, limit: most });
  const { nameOf } = usePeople();
  const unread = mentions.data?.data ?? [];

  return (
    <Section
      title={t("waiting")}
      actions={
        <Button component={Link} to="/inbox" variant="text">
          {t("openInbox")}
        </Button>
      }
    >
      <QueryStates
        query={decisions}
        isEmpty={({ data }) => data.length === 0 && unread.length === 0}
        empty={<EmptyState sentence={t("waitingEmpty")} />}
      >
        {({ data }) => (
          <HomeList label={t("waiting")}>
            {data.slice(0, most).map((decision) => (
              <HomeRow
                key={decision.id}
                to={`/inbox/${decision.id}`}
                mark={<Icon name="inbox" />}
                title={decision.question}
                detail={t("decision")}
                end={<RelativeTime at={decision.createdAt} />}
              />
            ))}
            {unread.map(({ id, author, excerpt, createdAt, place }) => (
              <HomeRow
                key={id}
                to={
                  place.type === "message"
                    ? `/channels/${place.channelId}?thread=${place.threadId ?? place.messageId}`
                    : `/items/${place.workItemKey}`
                }
                mark={<Icon name="at" />}
                title={excerpt}
                detail={
                  place.type === "message"
                    ? t("mentionIn", { name: nameOf(author).name, channel: place.channelName })
                    : t("mentionOn", { name: nameOf(author).name, key: place.workItemKey })
                }
                end={<RelativeTime at={createdAt} />}
              />
            ))}
          </HomeList>
        )}
      </QueryStates>
    </Section>
  );
}
