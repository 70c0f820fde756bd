/** Marks of platforms, drawn by us in the colour of the text on a grid of 20 px. The name always stands beside them. */
const paths: Readonly<Record<string, string>> = {
  slack: "M8 3.6v5.8M10.6 8h5.8M12 16.4v-5.8M9.4 12H3.6M3.6 8h1.6M12 3.6v1.6M16.4 12h-1.6M8 16.4v-1.6",
  discord:
    "M7 4.6c2-.5 4-.5 6 0 2 2.4 3.3 5.4 3.5 8.8-1.2 1-2.5 1.7-3.9 2l-.9-1.7M7 4.6c-2 2.4-3.3 5.4-3.5 8.8 1.2 1 2.5 1.7 3.9 2l.9-1.7M6.3 13.1c2.4 1 5 1 7.4 0M7.7 9.9h.01M12.3 9.9h.01",
  trello:
    "M5 3.5h10A1.5 1.5 0 0 1 16.5 5v10a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 15V5A1.5 1.5 0 0 1 5 3.5zM6.7 6.7h2v6.6h-2zM11.3 6.7h2v3.6h-2z",
  github:
    "M6 6.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM6 16.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM14 8.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM6 6.5v7M14 8.5c0 3-8 1.5-8 5",
  "built-in": "M3.5 4.5h13v9h-7L6 16.5v-3H3.5z",
};
const plug = "M7.5 3.5v4M12.5 3.5v4M5 7.5h10v2a5 5 0 0 1-10 0zM10 14.5v2.5";

export interface PlatformMarkProps {
  /** The connector's name. */
  readonly connector: string;
  /** Width and height in px. */
  readonly size?: number;
}

/** The mark of a platform; a plug for one that has none. */
export function PlatformMark({ connector, size = 20 }: PlatformMarkProps) {
  return (
    <svg
      aria-hidden="true"
      fill="none"
      focusable="false"
      height={size}
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      strokeWidth={connector === "slack" ? 2 : 1.5}
      style={{ flex: "none", display: "block" }}
      viewBox="0 0 20 20"
      width={size}
    >
      <path d={paths[connector] ?? plug} />
    </svg>
  );
}
