import { type IconName, iconPaths } from "./icon-paths.ts";

export type { IconName };

export interface IconProps {
  readonly name: IconName;
  /** Width and height in px. */
  readonly size?: number;
  readonly className?: string;
}

/** One icon. It is hidden from screen readers: the word stands beside it, or in the name of its button. */
export function Icon({ name, size = 16, className }: IconProps) {
  const isDots = name === "more" || name === "drag";
  return (
    <svg
      aria-hidden="true"
      className={className}
      fill="none"
      focusable="false"
      height={size}
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      strokeWidth={isDots ? 2.4 : 1.6}
      style={{ flex: "none", display: "block" }}
      viewBox="0 0 20 20"
      width={size}
    >
      <path d={iconPaths[name]} />
    </svg>
  );
}
