/** One action of a card: a button, a choice, or a link. */
import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";
import { useConfirm } from "../../../ui/confirm-provider.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { MenuButton } from "../../../ui/menu-button.tsx";
import { safeAddress } from "../../../ui/safe-address.ts";
import { useDelayed } from "../../../ui/use-delayed.ts";
import type { CardAction } from "./card-values.ts";

export interface CardButtonProps {
  readonly action: CardAction;
  readonly isBusy: boolean;
  readonly isDisabled: boolean;
  readonly onPress: (value?: string) => void;
}

const looks = {
  default: { color: "inherit", variant: "outlined" },
  primary: { color: "primary", variant: "contained" },
  danger: { color: "error", variant: "outlined" },
} as const;

export function CardButton({ action, isBusy, isDisabled, onPress }: CardButtonProps) {
  const { t } = useTranslation("channels");
  const confirm = useConfirm();
  const isSlow = useDelayed(isBusy);
  const look = looks[action.style];

  if (action.kind === "link") {
    const address = safeAddress(action.url);
    if (!address) return null;
    return (
      <Button
        {...look}
        endIcon={<Icon name="external" size={14} />}
        href={address}
        rel="noopener noreferrer nofollow"
        target="_blank"
      >
        {action.label}
      </Button>
    );
  }

  async function ask(value?: string): Promise<void> {
    const question = "confirm" in action ? action.confirm : undefined;
    if (question) {
      const { title, text, confirmLabel } = question;
      if (!(await confirm({ title, detail: text, confirmLabel, isDangerous: action.style === "danger" }))) return;
    }
    onPress(value);
  }

  if (action.kind === "select" && !isDisabled) {
    const items = action.options.map(({ value, label }) => ({ label, onSelect: () => void ask(value) }));
    return <MenuButton items={items} label={action.label} />;
  }
  return (
    <Button {...look} aria-busy={isBusy} disabled={isDisabled} onClick={() => void ask()}>
      {isSlow ? t("card.working") : action.label}
    </Button>
  );
}
