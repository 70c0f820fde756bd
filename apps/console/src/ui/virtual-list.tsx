import Box from "@mui/material/Box";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef } from "react";

export interface VirtualListProps<Item> {
  readonly items: readonly Item[];
  readonly itemKey: (item: Item) => string;
  /** The height of an item in px, as far as it is known; each is measured once it is drawn. */
  readonly estimateSize: number | ((item: Item) => number);
  readonly render: (item: Item, index: number) => ReactNode;
  /** What the list holds, for screen readers. */
  readonly label: string;
  /** As high as its place unless given. */
  readonly height?: number | string;
  readonly overscan?: number;
  readonly gap?: number;
  /** Called when the last item comes near: fetch more. */
  readonly onEndReached?: () => void;
  /** Below the last item: that more is being fetched, or why it is not. */
  readonly footer?: ReactNode;
}

/** A list of which only what is seen is drawn. It scrolls by itself and is reached by the keyboard. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { items, itemKey, estimateSize, render, label, height = "100%" } = props;
  const { overscan = 8, gap = 0, onEndReached, footer } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const item = items[index];
      return typeof estimateSize === "number" ? estimateSize : item === undefined ? 36 : estimateSize(item);
    },
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : itemKey(item);
    },
    overscan,
    gap,
  });
  const shown = virtualizer.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? -1;
  const isNearEnd = items.length > 0 && lastShown >= items.length - 1 - overscan;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time that the end comes near
  useEffect(() => {
    if (isNearEnd) onEndReached?.();
  }, [isNearEnd, items.length]);
  return (
    <Box ref={scroller} sx={{ height, minHeight: 0, overflowY: "auto", overscrollBehavior: "contain" }} tabIndex={0}>
      <Box aria-label={label} role="list" sx={{ position: "relative", height: virtualizer.getTotalSize() }}>
        {shown.map(({ index, key, start }) => {
          const item = items[index];
          return (
            item !== undefined && (
              <Box
                aria-posinset={index + 1}
                aria-setsize={items.length}
                data-index={index}
                key={key}
                ref={virtualizer.measureElement}
                role="listitem"
                sx={{ position: "absolute", insetInline: 0, top: 0 }}
                style={{ transform: `translateY(${start}px)` }}
              >
                {render(item, index)}
              </Box>
            )
          );
        })}
      </Box>
      {footer}
    </Box>
  );
}
