import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { EmptyState } from "../ui/empty-state.tsx";
import { Page } from "../ui/page.tsx";

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation("app");
  return (
    <Page title={t("notFound.title")}>
      <EmptyState
        sentence={t("notFound.sentence")}
        action={
          <Button component={Link} to="/" variant="contained">
            {t("notFound.home")}
          </Button>
        }
      />
    </Page>
  );
}
