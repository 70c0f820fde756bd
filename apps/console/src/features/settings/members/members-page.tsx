/** The members with their roles; one of them opens beside the table. */
import "./words.ts";
import type { Row } from "@eureka/sdk";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useMe } from "../../../session/use-me.ts";
import { usePages } from "../../../session/use-pages.ts";
import { Choice } from "../../../ui/choice.tsx";
import { DataTable } from "../../../ui/data-table.tsx";
import type { DataColumn } from "../../../ui/data-table-props.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Person } from "../../../ui/person.tsx";
import { QueryStates } from "../../../ui/query-states.tsx";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { SettingsPage } from "../frame/settings-page.tsx";
import { Mark } from "../shared/mark.tsx";
import { useNames } from "../shared/use-names.ts";
import { useReach } from "../shared/use-reach.ts";
import { MemberPanel } from "./member-panel.tsx";
import { rankedGrants } from "./rank-grants.ts";

type Member = Row<"member.list">;

export function MembersPage() {
  const { t } = useTranslation("settings");
  const [search, setSearch] = useSearchParams();
  const [text, setText] = useState("");
  const query = useDeferredValue(text.trim());
  const status = search.get("status") === "deactivated" ? "deactivated" : "active";
  const myId = useMe()?.member?.id;
  const mayInvite = useReach()("member:invite", "team");
  const maySeeGrants = useReach()("grant:read", "team");
  const pages = usePages("member.list", { status, limit: 100, ...(query && { query }) });
  const grants = usePages("grant.list", { limit: 200 }, { skip: !maySeeGrants, everything: true });
  const names = useNames();
  const open = search.get("member");

  function show(memberId: string | null): void {
    const next = new URLSearchParams(search);
    if (memberId === null) next.delete("member");
    else next.set("member", memberId);
    setSearch(next, { replace: open !== null });
  }
  // Beside the open member there is no room for them, and the panel says them.
  const details: DataColumn<Member>[] = [
    { key: "handle", header: t("members.handle"), render: ({ handle }) => `@${handle}`, hideBelow: "lg" },
    {
      key: "lastSeen",
      header: t("members.lastSeen"),
      render: ({ lastSeenAt }) => (lastSeenAt ? <RelativeTime at={lastSeenAt} /> : t("never")),
    },
  ];
  const columns: DataColumn<Member>[] = [
    {
      key: "name",
      width: open ? "56%" : "36%",
      header: t("members.name"),
      render: (member) => (
        <Box sx={{ display: "flex", alignItems: "center", gap: 2, minWidth: 0, maxWidth: { sm: "32ch" } }}>
          <Person name={member.name} showName />
          {member.id === myId && <Mark label={t("members.you")} />}
        </Box>
      ),
    },
    ...(maySeeGrants
      ? [{ key: "roles", header: t("members.role"), render: (member: Member) => rolesOf(member.id) }]
      : []),
    ...(open ? [] : details),
  ];
  return (
    <SettingsPage
      actions={
        mayInvite && (
          <Button color="primary" component={Link} to="/settings/invitations?new" variant="contained">
            {t("members.invite")}
          </Button>
        )
      }
      hint={t("members.hint")}
      name="members"
      permission="member:read"
    >
      <Box sx={{ display: "flex", flexWrap: "wrap", columnGap: 3 }}>
        <Choice
          label={t("members.which")}
          onChange={(value) => setSearch(value === "active" ? {} : { status: value }, { replace: true })}
          options={[
            { value: "active", label: t("members.active") },
            { value: "deactivated", label: t("members.deactivated") },
          ]}
          value={status}
        />
        <Box sx={{ width: { xs: "100%", sm: 260 }, mb: 3 }}>
          <TextInput
            hideLabel
            label={t("members.search")}
            onChange={setText}
            placeholder={t("members.search")}
            start={<Icon name="search" size={14} />}
            type="search"
            value={text}
          />
        </Box>
      </Box>
      <QueryStates
        empty={<EmptyState sentence={t(query || status === "active" ? "members.none" : "members.noneDeactivated")} />}
        isEmpty={(rows) => rows.length === 0}
        query={pages}
      >
        {(rows) => (
          <DataTable
            caption={t("pages.members")}
            columns={columns}
            onRowClick={(member) => show(member.id)}
            rowKey={({ id }) => id}
            rows={rows}
          />
        )}
      </QueryStates>
      <ShowMore pages={pages} />
      {open && <MemberPanel key={open} memberId={open} onClose={() => show(null)} />}
    </SettingsPage>
  );

  function rolesOf(memberId: string): string {
    const [first, ...others] = rankedGrants(grants.rows.filter((grant) => grant.memberId === memberId));
    if (!first) return grants.isLoading ? "" : t("members.noRole");
    const role = t(`roles.${first.role}`);
    const place = first.scope.type === "organization" ? role : `${role}, ${names.scope(first.scope)}`;
    return others.length === 0 ? place : `${place} ${t("members.moreRoles", { count: others.length })}`;
  }
}
