/** Sends a form to the platform that makes an application of it, and me with it. */
import "../words.ts";
import "./words.ts";
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link as RouterLink, useLocation } from "react-router";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { Page } from "../../../../ui/page.tsx";
import { takeForm } from "./kept-form.ts";

export function LeavePage() {
  const { t } = useTranslation("settings");
  const { search } = useLocation();
  const [form] = useState(() => takeForm(new URLSearchParams(search).get("to")));
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => element.current?.submit(), []);
  return (
    <Page title={t("leave.title")}>
      {form === null ? (
        <EmptyState
          action={
            <Button component={RouterLink} to="/settings/connections">
              {t("callback.all")}
            </Button>
          }
          hint={t("leave.nothingHint")}
          sentence={t("leave.nothing")}
        />
      ) : (
        <>
          <LinearProgress aria-label={t("leave.title")} sx={{ maxWidth: 560 }} />
          <form action={form.url} method="post" ref={element}>
            {Object.entries(form.fields).map(([name, value]) => (
              <input key={name} name={name} type="hidden" value={value} />
            ))}
          </form>
        </>
      )}
    </Page>
  );
}
