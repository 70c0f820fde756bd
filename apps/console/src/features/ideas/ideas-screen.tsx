import "./words.ts";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../session/use-me.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Page } from "../../ui/page.tsx";
import { Section } from "../../ui/section.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { useSettled } from "../../ui/use-settled.ts";
import { IdeaPage } from "./idea-page.tsx";
import { Pages } from "./pages.tsx";
import { RunPage } from "./run-page.tsx";
import { limits } from "./tables.ts";

/** Where ideas come from and where they are found again: the latest runs, and all ideas by what they say. */
export function IdeasScreen() {
  const { t } = useTranslation("ideas");
  const mayRun = useMay("idea_run:create");
  const [search, setSearch] = useState("");
  const settled = useSettled(search.trim());
  const { data: runs } = eurekaApi.useIdeaRunListQuery({ limit: 8 });
  const start = mayRun && (
    <Button component={Link} startIcon={<Icon name="plus" />} to="/ideas/new" variant="contained" color="primary">
      {t("list.new")}
    </Button>
  );
  if (runs?.data.length === 0) {
    return (
      <Page title={t("list.title")}>
        <EmptyState
          action={start}
          hint={t(mayRun ? "list.emptyHint" : "list.emptyDenied")}
          sentence={t("list.empty")}
        />
      </Page>
    );
  }
  return (
    <Page
      actions={
        <>
          <Button component={Link} startIcon={<Icon name="bookmark" />} to="/bookmarks">
            {t("list.bookmarks")}
          </Button>
          {start}
        </>
      }
      title={t("list.title")}
    >
      <Section title={t("list.runs")}>
        <Pages>{(cursor, onMore) => <RunPage cursor={cursor} key={cursor ?? ""} onMore={onMore} />}</Pages>
      </Section>
      <Section
        actions={
          <Box sx={{ width: { xs: "100%", sm: 260 } }}>
            <TextInput
              hideLabel
              label={t("list.search")}
              maxLength={limits.search}
              onChange={setSearch}
              placeholder={t("list.search")}
              start={<Icon name="search" />}
              type="search"
              value={search}
            />
          </Box>
        }
        title={t("list.ideas")}
      >
        <Pages key={settled}>
          {(cursor, onMore) => <IdeaPage cursor={cursor} key={cursor ?? ""} onMore={onMore} search={settled} />}
        </Pages>
      </Section>
    </Page>
  );
}
