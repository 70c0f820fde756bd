import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../ui/icon.tsx";
import { TextInput } from "../../../ui/text-input.tsx";

export interface MappingToolsProps {
  readonly search: string;
  readonly onSearch: (search: string) => void;
  /** How many could be chosen; 0 where nothing may be changed. */
  readonly choosable: number;
  readonly chosen: number;
  readonly onChooseAll: () => void;
  readonly onChooseNone: () => void;
  readonly onUseBoard: () => void;
}

/** Above the mappings: finding some of them, and doing the same with several. */
export function MappingTools(props: MappingToolsProps) {
  const { search, onSearch, choosable, chosen, onChooseAll, onChooseNone, onUseBoard } = props;
  const { t } = useTranslation("settings");
  return (
    <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 2 }}>
      <Box sx={{ flex: "1 1 220px", maxWidth: { sm: 320 } }}>
        <TextInput
          hideLabel
          label={t("mappings.search")}
          onChange={onSearch}
          placeholder={t("mappings.search")}
          start={<Icon name="search" size={14} />}
          type="search"
          value={search}
        />
      </Box>
      {chosen > 0 && (
        <Typography aria-live="polite" component="p" variant="body2">
          {t("mappings.chosen", { count: chosen })}
        </Typography>
      )}
      {chosen > 0 && <Button onClick={onUseBoard}>{t("mappings.chooseBoard")}</Button>}
      {chosen < choosable && (
        <Button onClick={onChooseAll} variant="text">
          {t("mappings.chooseAll")}
        </Button>
      )}
      {chosen > 0 && (
        <Button onClick={onChooseNone} variant="text">
          {t("mappings.chooseNone")}
        </Button>
      )}
    </Box>
  );
}
