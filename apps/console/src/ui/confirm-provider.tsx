import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useState } from "react";
import type { Question } from "./confirm-dialog.tsx";

const ConfirmDialog = lazy(async () => ({ default: (await import("./confirm-dialog.tsx")).ConfirmDialog }));

type Ask = (question: Question) => Promise<boolean>;

interface Asked {
  readonly question: Question;
  readonly answer: (isYes: boolean) => void;
}

const ConfirmContext = createContext<Ask | null>(null);

/** Draws the questions that `useConfirm` asks below it, one at a time. */
export function ConfirmProvider({ children }: { readonly children: ReactNode }) {
  const [asked, setAsked] = useState<readonly Asked[]>([]);
  const [last, setLast] = useState<Question | null>(null);
  const ask = useCallback<Ask>((question) => {
    setLast(question);
    return new Promise((resolve) => setAsked((waiting) => [...waiting, { question, answer: resolve }]));
  }, []);
  const first = asked[0];
  const answer = (isYes: boolean) => {
    first?.answer(isYes);
    setAsked((waiting) => waiting.slice(1));
  };
  // The words stay while the dialog fades out.
  const shown = first?.question ?? last;
  return (
    <ConfirmContext value={ask}>
      {children}
      <Suspense fallback={null}>
        {shown && (
          <ConfirmDialog
            {...shown}
            onCancel={() => answer(false)}
            onConfirm={() => answer(true)}
            open={first !== undefined}
          />
        )}
      </Suspense>
    </ConfirmContext>
  );
}

/** @example if (await confirm({ title: "Delete the board?", confirmLabel: "Delete", isDangerous: true })) ... */
export function useConfirm(): Ask {
  const ask = useContext(ConfirmContext);
  if (!ask) throw new Error("useConfirm needs a ConfirmProvider above it");
  return ask;
}
