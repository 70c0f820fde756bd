/** Connects the platforms on which the team talks, or on which it keeps its boards. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../../session/use-me.ts";
import { type PlatformKind, usePlatforms } from "../../../session/use-platforms.ts";
import { PlatformMark } from "../../../ui/platform-mark.tsx";

export interface PlatformStepProps {
  readonly kind: PlatformKind;
  readonly onSkip: () => void;
}

/** A button for each platform of a kind: whoever comes back from its page of consent finds the step done. */
export function PlatformStep({ kind, onSkip }: PlatformStepProps) {
  const { t } = useTranslation("welcome");
  const mayConnect = useMay("connection:create", {});
  const platforms = usePlatforms().of(kind);
  return (
    <Box sx={{ display: "grid", gap: 3 }}>
      {!mayConnect && <Typography>{t("steps.platformDenied")}</Typography>}
      <Box sx={{ display: "flex", gap: 2, flexWrap: "wrap" }}>
        {mayConnect &&
          platforms.map(({ connector: { name, title } }) => (
            <Button
              component={Link}
              key={name}
              startIcon={<PlatformMark connector={name} size={16} />}
              to={`/settings/connections/connect/${name}`}
              variant="outlined"
            >
              {t("steps.platformConnect", { platform: title })}
            </Button>
          ))}
        <Button onClick={onSkip} variant="text">
          {t("steps.platformSkip")}
        </Button>
      </Box>
    </Box>
  );
}
