/** For each list of this board the list of the other one that stands for it. */
import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../ui/icon.tsx";
import { SelectInput } from "../../../ui/select-input.tsx";
import { StatusMark } from "../../../ui/status-mark.tsx";
import type { Board, List } from "../types.ts";
import { arrivalLists, chooseList, type LinkForm } from "./link-form.ts";

export interface LaneFieldsProps {
  readonly board: Board;
  readonly other: Board;
  readonly form: LinkForm;
  readonly onChange: (form: LinkForm) => void;
}

const byState = "by state";
const columns = { xs: "minmax(0, 1fr)", sm: "minmax(0, 1fr) 16px minmax(0, 1fr)" } as const;
const marks = { both: "arrowsBoth", there: "arrowRight", here: "arrowLeft" } as const;

export function LaneFields({ board, other, form, onChange }: LaneFieldsProps) {
  const { t } = useTranslation("boards");
  const arrivals = arrivalLists(form);
  const thereOf = (id: string) => form.pairs.find(({ here }) => here === id)?.there;
  const shown = (list: List) => list.archivedAt === null || thereOf(list.id) !== undefined;
  const options = other.lists
    .filter(({ id, archivedAt }) => archivedAt === null || form.pairs.some(({ there }) => there === id))
    .map(({ id, name, category }) => ({ value: id, label: name, icon: <StatusMark category={category} /> }));
  const nameOf = (id: string) => other.lists.find((list) => list.id === id)?.name ?? "…";

  function helpOf(id: string): string | undefined {
    const there = thereOf(id);
    if (there === undefined) return undefined;
    const further = form.besides[there] ?? [];
    const together =
      further.length > 0 && t("linkForm.besides", { list: nameOf(there), further: further.map(nameOf).join(", ") });
    const arrives = form.direction !== "there" && arrivals.has(id) && t("linkForm.arrives");
    return [together, arrives].filter(Boolean).join(". ") || undefined;
  }

  return (
    <Box sx={{ border: 1, borderColor: "divider", borderRadius: "10px", overflow: "hidden" }}>
      <Box
        aria-hidden="true"
        sx={{
          display: { xs: "none", sm: "grid" },
          gridTemplateColumns: columns.sm,
          columnGap: 3,
          px: 3,
          py: 2,
          borderBottom: 1,
          borderColor: "divider",
          bgcolor: "action.hover",
          color: "text.secondary",
          fontSize: "0.75rem",
          fontWeight: 500,
        }}
      >
        <Name text={board.name} />
        <span />
        <Name text={other.name} />
      </Box>
      {board.lists.filter(shown).map(({ id, name, category }) => (
        <Box
          key={id}
          sx={{
            display: "grid",
            gridTemplateColumns: columns,
            alignItems: "center",
            gap: { xs: 1, sm: 3 },
            px: 3,
            py: 2,
            "& + &": { borderTop: 1, borderColor: "divider" },
          }}
        >
          <Box sx={{ minWidth: 0, fontSize: "0.875rem" }}>
            <StatusMark category={category} name={name} showName />
          </Box>
          <Box
            sx={{
              display: { xs: "none", sm: "block" },
              color: thereOf(id) === undefined ? "text.disabled" : "primary.main",
            }}
          >
            <Icon name={marks[form.direction]} />
          </Box>
          <SelectInput
            help={helpOf(id)}
            hideLabel
            label={t("linkForm.listFor", { board: other.name, list: name })}
            onChange={(there) => onChange(chooseList(form, id, there === byState ? null : there))}
            options={[{ value: byState, label: t("linkForm.byState") }, ...options]}
            value={thereOf(id) ?? byState}
          />
        </Box>
      ))}
    </Box>
  );
}

function Name({ text }: { readonly text: string }) {
  return (
    <Box component="bdi" sx={{ overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}>
      {text}
    </Box>
  );
}
