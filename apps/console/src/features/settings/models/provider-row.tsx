import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import type { api } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { MenuButton } from "../../../ui/menu-button.tsx";
import { Mark } from "../shared/mark.tsx";
import { useAction } from "../shared/use-action.ts";
import { TestResult } from "./test-result.tsx";

export interface ProviderRowProps {
  readonly provider: api.ModelProvider;
  /** 1 is asked first. */
  readonly place: number;
  /** Whether it may be tested, moved and changed. */
  readonly mayUpdate: boolean;
  readonly onUp: (() => void) | undefined;
  readonly onDown: (() => void) | undefined;
  readonly onEdit: () => void;
  readonly onDelete: (() => void) | undefined;
}

/** One provider: what it is, whether it is in use, what its last test said. */
export function ProviderRow(props: ProviderRowProps) {
  const { provider, place, mayUpdate, onUp, onDown, onEdit, onDelete } = props;
  const { t } = useTranslation("settings");
  const { id, name, kind, model, baseUrl, enabled } = provider;
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id,
    disabled: !mayUpdate,
  });
  const testing = useAction();
  const [test, { data: result }] = eurekaApi.useModelProviderTestMutation();
  const items = [
    ...(mayUpdate ? [{ label: t("models.edit"), onSelect: onEdit }] : []),
    ...(onDelete ? [{ label: t("models.delete"), onSelect: onDelete, isDangerous: true }] : []),
  ];
  return (
    <Box
      component="li"
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      sx={{
        position: "relative",
        zIndex: isDragging ? 1 : 0,
        boxShadow: isDragging ? 4 : 0,
        display: "grid",
        gap: 3,
        p: 3,
        border: 1,
        borderColor: "divider",
        borderRadius: "10px",
        bgcolor: "background.paper",
      }}
    >
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 3 }}>
        {mayUpdate && (onUp || onDown) && (
          <IconButton
            {...attributes}
            {...listeners}
            aria-label={t("models.move", { name })}
            ref={setActivatorNodeRef}
            sx={{ cursor: "grab", touchAction: "none", ml: -2, mr: -2 }}
          >
            <Icon name="drag" size={14} />
          </IconButton>
        )}
        <Typography
          color="textSecondary"
          sx={{ width: 16, textAlign: "center", fontVariantNumeric: "tabular-nums" }}
          variant="body2"
        >
          {place}
        </Typography>
        <Box sx={{ flex: "1 1 180px", minWidth: 0 }}>
          <Typography component="h3" sx={{ overflowWrap: "anywhere" }} variant="subtitle2">
            {name}
          </Typography>
          <Typography color="textSecondary" sx={{ overflowWrap: "anywhere" }} variant="body2">
            {t(`models.kinds.${kind}`)} · <code>{model}</code>
            {baseUrl && ` · ${baseUrl}`}
          </Typography>
        </Box>
        <Typography component="div" variant="body2">
          <Mark label={t(enabled ? "models.on" : "models.off")} tone={enabled ? "good" : "neutral"} />
        </Typography>
        <Box sx={{ display: "flex", alignItems: "center", gap: 1, ml: "auto" }}>
          {mayUpdate && (
            <Button
              aria-busy={testing.isBusy}
              aria-label={t("models.testOf", { name })}
              disabled={testing.isBusy}
              onClick={() => void testing.run(() => test({ id }).unwrap())}
            >
              {t(testing.isBusy ? "models.testing" : "models.test")}
            </Button>
          )}
          {mayUpdate && (onUp || onDown) && (
            <>
              <IconButton aria-label={t("models.up", { name })} disabled={!onUp} onClick={onUp}>
                <Icon name="chevronUp" />
              </IconButton>
              <IconButton aria-label={t("models.down", { name })} disabled={!onDown} onClick={onDown}>
                <Icon name="chevronDown" />
              </IconButton>
            </>
          )}
          {items.length > 0 && <MenuButton icon="more" items={items} label={t("models.actions", { name })} />}
        </Box>
      </Box>
      <Box aria-live="polite" sx={{ display: "contents" }}>
        <FailureNote failure={testing.failure} />
        {result && !testing.isBusy && !testing.failure && <TestResult name={name} result={result} />}
      </Box>
    </Box>
  );
}
