/** What happened: the audit trail for whoever may read it, for the others what the events tell them. */
import "./words.ts";
import { useTranslation } from "react-i18next";
import { may, useMe } from "../../session/use-me.ts";
import { ListSkeleton } from "../../ui/list-skeleton.tsx";
import { Page } from "../../ui/page.tsx";
import { AuditActivity } from "./audit-activity.tsx";
import { EventActivity } from "./event-activity.tsx";

export function ActivityScreen() {
  const { t } = useTranslation("activity");
  const me = useMe();
  if (me === undefined) {
    return (
      <Page title={t("title")}>
        <ListSkeleton rows={10} />
      </Page>
    );
  }
  return may(me, "audit_record:read") ? <AuditActivity /> : <EventActivity />;
}
