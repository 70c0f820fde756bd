import type { Row } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";
import { usePages } from "../../../session/use-pages.ts";
import { useConfirm } from "../../../ui/confirm-provider.tsx";
import { DataTable } from "../../../ui/data-table.tsx";
import type { DataColumn } from "../../../ui/data-table-props.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { QueryStates } from "../../../ui/query-states.tsx";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { Section } from "../../../ui/section.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { Line } from "../shared/line.tsx";
import { Mark } from "../shared/mark.tsx";
import { useAction } from "../shared/use-action.ts";

type Session = Row<"session.list">;

/** Where I am signed in, with the ways to end it. */
export function SessionList() {
  const { t } = useTranslation("settings");
  const pages = usePages("session.list", { limit: 50 });
  const action = useAction();
  const confirm = useConfirm();
  const [revoke] = eurekaApi.useSessionRevokeMutation();
  const [revokeAll] = eurekaApi.useSessionRevokeAllMutation();
  const hasOthers = pages.rows.some((session) => !session.current);

  async function everywhere(): Promise<void> {
    const question = {
      title: t("profile.everywhereTitle"),
      detail: t("profile.everywhereDetail"),
      confirmLabel: t("profile.everywhere"),
      isDangerous: true,
    };
    if (await confirm(question)) await action.run(() => revokeAll({ keepCurrent: true }).unwrap());
  }
  return (
    <Section
      actions={
        hasOthers && (
          <Button color="error" onClick={() => void everywhere()}>
            {t("profile.everywhere")}
          </Button>
        )
      }
      hint={t("profile.sessionsHint")}
      title={t("profile.sessions")}
    >
      <Box sx={{ display: "grid", gap: 3 }}>
        <FailureNote failure={action.failure} />
        <QueryStates query={pages}>
          {(rows) => (
            <DataTable
              caption={t("profile.sessions")}
              columns={columns()}
              rowActions={(session) =>
                session.current ? null : (
                  <Button
                    aria-label={t("profile.revokeOf", { device: deviceOf(session) })}
                    onClick={() => void action.run(() => revoke({ id: session.id }).unwrap())}
                    variant="text"
                  >
                    {t("profile.revoke")}
                  </Button>
                )
              }
              rowKey={(session) => session.id}
              rows={rows}
            />
          )}
        </QueryStates>
        <ShowMore pages={pages} />
      </Box>
    </Section>
  );

  function deviceOf(session: Session): string {
    return session.device ?? t("profile.unknownDevice");
  }
  function columns(): DataColumn<Session>[] {
    return [
      {
        key: "device",
        width: "40%",
        header: t("profile.device"),
        render: (session) => (
          <Line text={deviceOf(session)}>
            {session.current && <Mark label={t("profile.thisDevice")} tone="good" />}
          </Line>
        ),
      },
      { key: "address", header: t("profile.address"), render: (session) => session.address ?? "", hideBelow: "md" },
      { key: "lastUsed", header: t("profile.lastUsed"), render: (session) => <RelativeTime at={session.lastUsedAt} /> },
      {
        key: "expires",
        header: t("profile.expires"),
        render: (session) => <RelativeTime at={session.expiresAt} />,
        hideBelow: "md",
      },
    ];
  }
}
