/** Who was invited, and inviting somebody. */
import "./words.ts";
import type { Row } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { usePages } from "../../../session/use-pages.ts";
import { useConfirm } from "../../../ui/confirm-provider.tsx";
import { DataTable } from "../../../ui/data-table.tsx";
import type { DataColumn } from "../../../ui/data-table-props.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { QueryStates } from "../../../ui/query-states.tsx";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { SettingsPage } from "../frame/settings-page.tsx";
import { Line } from "../shared/line.tsx";
import { Mark } from "../shared/mark.tsx";
import { useAction } from "../shared/use-action.ts";
import { useNames } from "../shared/use-names.ts";
import { useReach } from "../shared/use-reach.ts";
import { InviteDialog } from "./invite-dialog.tsx";

type Invitation = Row<"invitation.list">;

const tones = { open: "waiting", accepted: "good", revoked: "neutral", expired: "neutral" } as const;

export function InvitationsPage() {
  const { t } = useTranslation("settings");
  const [search, setSearch] = useSearchParams();
  const isInviting = search.has("new");
  const mayRead = useReach()("invitation:read", "team");
  const mayInvite = useReach()("member:invite", "team");
  const pages = usePages("invitation.list", { limit: 50 }, { skip: !mayRead });
  const names = useNames();
  const confirm = useConfirm();
  const action = useAction();
  const [revoke] = eurekaApi.useInvitationRevokeMutation();

  async function askToRevoke({ id, email }: Invitation): Promise<void> {
    const question = {
      title: t("invitations.revokeTitle"),
      detail: t("invitations.revokeDetail", { email }),
      confirmLabel: t("invitations.revoke"),
      isDangerous: true,
    };
    if (await confirm(question)) await action.run(() => revoke({ id }).unwrap());
  }
  const newButton = mayInvite && (
    <Button color="primary" onClick={() => setSearch({ new: "" })} variant="contained">
      {t("invitations.new")}
    </Button>
  );
  const columns: DataColumn<Invitation>[] = [
    { key: "email", width: "32%", header: t("invitations.email"), render: ({ email }) => <Line text={email} /> },
    {
      key: "state",
      header: t("invitations.state"),
      render: ({ state }) => <Mark label={t(`invitations.states.${state}`)} tone={tones[state]} />,
    },
    {
      key: "role",
      header: t("invitations.role"),
      render: ({ grants }) =>
        grants.map(({ role, scope }) => `${t(`roles.${role}`)}, ${names.scope(scope)}`).join("; "),
    },
    {
      key: "by",
      header: t("invitations.by"),
      render: ({ invitedBy }) => names.member(invitedBy),
      hideBelow: "lg",
    },
    {
      key: "expires",
      header: t("invitations.expires"),
      render: ({ expiresAt }) => <RelativeTime at={expiresAt} />,
      hideBelow: "md",
    },
  ];
  return (
    <SettingsPage actions={newButton} hint={t("invitations.hint")} name="invitations" permission="invitation:read">
      <Box sx={{ display: "grid", gap: 3 }}>
        <FailureNote failure={action.failure} />
        <QueryStates
          empty={<EmptyState action={newButton} hint={t("invitations.emptyHint")} sentence={t("invitations.empty")} />}
          isEmpty={(rows) => rows.length === 0}
          query={pages}
        >
          {(rows) => (
            <DataTable
              caption={t("pages.invitations")}
              columns={columns}
              rowActions={(invitation) =>
                mayInvite && invitation.state === "open" ? (
                  <Button
                    aria-label={t("invitations.revokeOf", { email: invitation.email })}
                    onClick={() => void askToRevoke(invitation)}
                    variant="text"
                  >
                    {t("invitations.revoke")}
                  </Button>
                ) : null
              }
              rowKey={({ id }) => id}
              rows={rows}
            />
          )}
        </QueryStates>
      </Box>
      <ShowMore pages={pages} />
      {isInviting && mayInvite && <InviteDialog names={names} onClose={() => setSearch({}, { replace: true })} />}
    </SettingsPage>
  );
}
