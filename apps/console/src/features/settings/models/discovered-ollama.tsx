import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { toFailure } from "../../../ui/api-failure.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";

export interface DiscoveredOllamaProps {
  readonly onChoose: (model: string, baseUrl: string) => void;
}

/** Looks for an Ollama on the server's machine and offers its models; none of them is asked anything. */
export function DiscoveredOllama({ onChoose }: DiscoveredOllamaProps) {
  const { t } = useTranslation("settings");
  const { data, error, isLoading } = eurekaApi.useModelProviderDiscoverQuery(undefined, {
    refetchOnMountOrArgChange: true,
  });
  return (
    <Box
      aria-live="polite"
      sx={{ display: "grid", gap: 2, p: 3, borderRadius: "6px", backgroundColor: "background.sunken" }}
    >
      {isLoading && <LinearProgress aria-label={t("models.discovering")} />}
      {error && <FailureNote failure={toFailure(error)} />}
      {!error && <Typography variant="body2">{sentence()}</Typography>}
      {data?.answers && data.usable && (
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2 }}>
          {data.models.map((model) => (
            <Button key={model} onClick={() => onChoose(model, data.baseUrl ?? "")}>
              {model}
            </Button>
          ))}
        </Box>
      )}
    </Box>
  );

  function sentence(): string {
    if (!data) return t("models.discovering");
    if (!data.answers) return t("models.notFound");
    return data.usable ? t("models.found", { count: data.models.length }) : t("models.notUsable");
  }
}
