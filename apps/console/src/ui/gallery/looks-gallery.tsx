import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { grey, scoreColor } from "../../theme/tokens.ts";
import { Icon } from "../icon.tsx";
import { iconNames } from "../icon-paths.ts";
import { Section } from "../section.tsx";

const meanings = ["primary.main", "success.main", "warning.main", "error.main", "info.main", "rules"] as const;
const scores = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
const exampleId = "wit_01k8z7v3q8e9mbtz5a6rx4w2yc";

/** Colours, type and icons. */
export function LooksGallery() {
  const { t } = useTranslation("gallery");
  return (
    <>
      <Section title={t("sections.colors")}>
        <Box sx={{ display: "grid", gap: 2 }}>
          <Swatches colors={Object.values(grey)} />
          <Swatches colors={meanings} />
          <Swatches colors={scores.map(scoreColor)} />
        </Box>
      </Section>
      <Section title={t("sections.type")}>
        {(["h1", "h2", "h3", "body1", "body2", "caption"] as const).map((variant) => (
          <Typography component="p" key={variant} noWrap variant={variant}>
            {`${variant} · ${t("sample.german")} · ${t("sample.arabic")} · 0123456789`}
          </Typography>
        ))}
        <code>{exampleId}</code>
      </Section>
      <Section title={t("sections.icons")}>
        <Box sx={{ display: "grid", gridTemplateColumns: "repeat(auto-fill, minmax(88px, 1fr))", gap: 2 }}>
          {iconNames.map((name) => (
            <Box
              key={name}
              sx={{ display: "grid", justifyItems: "center", gap: 1, color: "text.secondary", fontSize: "0.75rem" }}
            >
              <Icon name={name} size={20} />
              {name}
            </Box>
          ))}
        </Box>
      </Section>
    </>
  );
}

function Swatches({ colors }: { readonly colors: readonly string[] }) {
  return (
    <Box sx={{ display: "flex", borderRadius: "6px", overflow: "hidden", border: 1, borderColor: "divider" }}>
      {colors.map((color) => (
        <Box key={color} sx={{ flex: 1, height: 32, backgroundColor: color }} title={color} />
      ))}
    </Box>
  );
}
