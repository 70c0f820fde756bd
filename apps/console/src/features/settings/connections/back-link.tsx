import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Link as RouterLink } from "react-router";
import { Icon } from "../../../ui/icon.tsx";

/** The way from one connection to all of them. */
export function BackLink() {
  const { t } = useTranslation("settings");
  return (
    <Typography sx={{ mt: -2, mb: 4 }} variant="body2">
      <Link
        component={RouterLink}
        sx={{ display: "inline-flex", alignItems: "center", gap: 1 }}
        to="/settings/connections"
      >
        <Icon name="chevronLeft" size={14} />
        {t("connections.back")}
      </Link>
    </Typography>
  );
}
