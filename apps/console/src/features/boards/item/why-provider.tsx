/** Lets every field of an item be asked why it is as it is. The dialog is loaded when somebody asks. */
import type { ExplainedField } from "@eureka/contracts/explanation";
import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useState } from "react";
import type { WholeItem } from "../types.ts";

const WhyDialog = lazy(async () => ({ default: (await import("./why-dialog.tsx")).WhyDialog }));

type Ask = (field: ExplainedField) => void;

const Asking = createContext<Ask | null>(null);

interface WhyProviderProps {
  readonly item: WholeItem;
  readonly children: ReactNode;
}

export function WhyProvider({ item, children }: WhyProviderProps) {
  const [field, setField] = useState<ExplainedField | null>(null);
  const ask = useMemo<Ask>(() => setField, []);
  return (
    <Asking.Provider value={ask}>
      {children}
      {field !== null && (
        <Suspense fallback={null}>
          <WhyDialog field={field} item={item} onAsk={setField} onClose={() => setField(null)} />
        </Suspense>
      )}
    </Asking.Provider>
  );
}

/** Null where no item is around. */
export function useWhy(): Ask | null {
  return useContext(Asking);
}
