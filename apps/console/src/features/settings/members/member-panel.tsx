import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { useMe } from "../../../session/use-me.ts";
import { CardSkeleton } from "../../../ui/card-skeleton.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { Person } from "../../../ui/person.tsx";
import { QueryStates } from "../../../ui/query-states.tsx";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { Section } from "../../../ui/section.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { ExplainPermission } from "../roles/explain-permission.tsx";
import { Mark } from "../shared/mark.tsx";
import { useReach } from "../shared/use-reach.ts";
import { MemberAccess } from "./member-access.tsx";
import { MemberRoles } from "./member-roles.tsx";

export interface MemberPanelProps {
  readonly memberId: string;
  readonly onClose: () => void;
}

/** One member: who it is, the roles, what they allow, and the access. */
export function MemberPanel({ memberId, onClose }: MemberPanelProps) {
  const { t } = useTranslation("settings");
  const query = eurekaApi.useMemberGetQuery({ id: memberId });
  const isMe = useMe()?.member?.id === memberId;
  const maySeeGrants = useReach()("grant:read", "team");
  return (
    <SidePanel onClose={onClose} title={query.data?.name ?? t("pages.members")}>
      <QueryStates query={query} skeleton={<CardSkeleton />}>
        {(member) => (
          <>
            <Box sx={{ display: "flex", alignItems: "center", gap: 3, mb: 5 }}>
              <Person name={member.name} size={40} />
              <Mark label={t(`members.${member.status}`)} tone={member.status === "active" ? "good" : "waiting"} />
            </Box>
            <Box sx={{ mb: 8 }}>
              <Facts
                facts={[
                  { label: t("members.email"), value: member.email },
                  { label: t("members.handle"), value: `@${member.handle}` },
                  { label: t("members.timeZone"), value: member.timeZone.replaceAll("_", " ") },
                  {
                    label: t("members.lastSeen"),
                    value: member.lastSeenAt ? <RelativeTime at={member.lastSeenAt} /> : t("never"),
                  },
                ]}
              />
            </Box>
            <MemberRoles member={member} />
            {(isMe || maySeeGrants) && (
              <Section title={t("members.explain", { name: member.name })}>
                <ExplainPermission memberId={member.id} />
              </Section>
            )}
            {!isMe && <MemberAccess member={member} onRemoved={onClose} />}
          </>
        )}
      </QueryStates>
    </SidePanel>
  );
}
