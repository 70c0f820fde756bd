/** The words that fit, above the composer; the arrows move in it while the cursor stays in the text. */
import Box from "@mui/material/Box";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Person } from "../../../ui/person.tsx";
import type { CompletionOption } from "./use-completions.ts";

export interface CompletionListProps {
  readonly id: string;
  readonly options: readonly CompletionOption[];
  readonly chosen: number;
  readonly onChoose: (option: CompletionOption) => void;
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

export function CompletionList({ id, options, chosen, onChoose }: CompletionListProps) {
  const { t } = useTranslation("channels");
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <Box
      aria-label={t("composer.suggestions")}
      id={id}
      ref={list}
      role="listbox"
      sx={{
        position: "absolute",
        zIndex: 2,
        bottom: "calc(100% + 4px)",
        insetInlineStart: 0,
        width: "min(100%, 420px)",
        maxHeight: 264,
        overflowY: "auto",
        p: 1,
        border: 1,
        borderColor: "divider",
        borderRadius: "10px",
        backgroundColor: "background.raised",
        boxShadow: "0 1px 2px rgb(0 0 0 / 0.08), 0 8px 24px rgb(0 0 0 / 0.16)",
      }}
    >
      {options.map((option, index) => (
        <Box
          aria-selected={index === chosen}
          id={optionId(id, index)}
          key={option.word}
          // The cursor stays in the text.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(option)}
          role="option"
          sx={{
            display: "flex",
            alignItems: "center",
            gap: 2,
            minHeight: 32,
            px: 2,
            borderRadius: "6px",
            fontSize: "0.8125rem",
            cursor: "pointer",
            backgroundColor: index === chosen ? "action.selected" : "transparent",
            "&:hover": { backgroundColor: "action.hover" },
          }}
        >
          {option.kind === "member" && <Person name={option.name ?? ""} size={20} />}
          <Box component="bdi" sx={{ fontWeight: 500, whiteSpace: "nowrap" }}>
            {option.word}
          </Box>
          <Box
            component="span"
            sx={{
              color: "text.secondary",
              minWidth: 0,
              overflow: "hidden",
              textOverflow: "ellipsis",
              whiteSpace: "nowrap",
            }}
          >
            {option.name ?? t(`command.${option.word.replace(/^--|^\//, "")}`, { defaultValue: "" })}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
