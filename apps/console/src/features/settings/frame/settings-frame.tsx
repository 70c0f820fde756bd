/** The frame of the settings: the pages that I may open on the left, one of them beside; below 900 px a select above it. */
import "../words.ts";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import useMediaQuery from "@mui/material/useMediaQuery";
import { useTranslation } from "react-i18next";
import { NavLink, Outlet, useLocation, useNavigate } from "react-router";
import { frame } from "../../../theme/tokens.ts";
import { SelectInput } from "../../../ui/select-input.tsx";
import { type SettingsPageEntry, settingsGroups, settingsPages } from "../settings-pages.ts";
import { useReach } from "../shared/use-reach.ts";

export function SettingsFrame() {
  const reaches = useReach();
  const isNarrow = useMediaQuery("(max-width: 899.95px)", { noSsr: true });
  const pages = settingsPages.filter(
    ({ permission, reach = "anywhere" }: SettingsPageEntry) => permission === undefined || reaches(permission, reach),
  );
  return (
    <Box sx={{ display: isNarrow ? "block" : "flex", alignItems: "flex-start" }}>
      {isNarrow ? <PageSelect pages={pages} /> : <PageList pages={pages} />}
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Outlet />
      </Box>
    </Box>
  );
}

type Entries = readonly (typeof settingsPages)[number][];

function PageList({ pages }: { readonly pages: Entries }) {
  const { t } = useTranslation("settings");
  return (
    <Box
      aria-label={t("navigation")}
      component="nav"
      sx={{
        width: 208,
        flex: "none",
        position: "sticky",
        top: frame.topBar,
        maxHeight: `calc(100dvh - ${frame.topBar}px)`,
        overflowY: "auto",
        boxSizing: "border-box",
        px: 3,
        py: 5,
      }}
    >
      {settingsGroups.map((group) => {
        const entries = pages.filter((page) => page.group === group);
        return entries.length === 0 ? null : (
          <Box key={group} sx={{ mb: 4 }}>
            <Typography color="textSecondary" component="h2" sx={{ px: 2, mb: 1 }} variant="caption">
              {t(`groups.${group}`)}
            </Typography>
            <Box component="ul" sx={{ m: 0, p: 0, listStyle: "none" }}>
              {entries.map(({ name }) => (
                <li key={name}>
                  <Box component={NavLink} sx={linkStyle} to={`/settings/${name}`}>
                    {t(`pages.${name}`)}
                  </Box>
                </li>
              ))}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}

const linkStyle = {
  display: "flex",
  alignItems: "center",
  minHeight: 32,
  px: 2,
  borderRadius: "6px",
  color: "text.secondary",
  fontSize: "0.8125rem",
  textDecoration: "none",
  "&:hover": { backgroundColor: "action.hover", color: "text.primary" },
  "&[aria-current=page]": { backgroundColor: "action.selected", color: "text.primary", fontWeight: 500 },
} as const;

function PageSelect({ pages }: { readonly pages: Entries }) {
  const { t } = useTranslation("settings");
  const navigate = useNavigate();
  const current = useLocation().pathname.split("/")[2] ?? "";
  const options = pages.map(({ name }) => ({ value: name, label: t(`pages.${name}`) }));
  return (
    <Box component="nav" aria-label={t("navigation")} sx={{ px: { xs: 4, sm: 6 }, pt: 4 }}>
      <SelectInput
        hideLabel
        label={t("page")}
        onChange={(name) => void navigate(`/settings/${name}`)}
        options={options}
        value={pages.find(({ name }) => name === current)?.name ?? ""}
      />
    </Box>
  );
}
