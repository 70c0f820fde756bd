import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../../ui/icon.tsx";
import { TextInput } from "../../../../ui/text-input.tsx";

export interface AdvancedProps {
  /** Where the platform answers; "" for its usual address. */
  readonly baseUrl: string;
  readonly onChange: (baseUrl: string) => void;
}

/** What only few have to say: another address of the platform. Open when something stands in it. */
export function Advanced({ baseUrl, onChange }: AdvancedProps) {
  const { t } = useTranslation("settings");
  const [isOpen, setOpen] = useState(baseUrl !== "");
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2 }}>
      <Box>
        <Button
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          startIcon={<Icon name={isOpen ? "chevronDown" : "chevronRight"} size={14} />}
          sx={{ ml: -2 }}
          variant="text"
        >
          {t("connect.advanced")}
        </Button>
      </Box>
      {isOpen && (
        <TextInput
          help={t("connect.baseUrlHelp")}
          label={t("connect.baseUrl")}
          maxLength={2_000}
          onChange={onChange}
          type="url"
          value={baseUrl}
        />
      )}
    </Box>
  );
}
