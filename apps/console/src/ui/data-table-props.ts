import type { ReactNode } from "react";

export interface DataColumn<Row> {
  readonly key: string;
  readonly header: string;
  readonly render: (row: Row) => ReactNode;
  readonly align?: "start" | "end";
  /** In px or per cent of the table; columns without one share what is left. */
  readonly width?: number | string;
  /** Left out on narrower screens. */
  readonly hideBelow?: "sm" | "md" | "lg";
}

export interface DataTableProps<Row> {
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly onRowClick?: (row: Row) => void;
  /** Buttons at the end of a row. */
  readonly rowActions?: (row: Row) => ReactNode;
  /** What the table holds, for screen readers. */
  readonly caption: string;
}
