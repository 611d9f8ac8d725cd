import { classNames } from "@/lib/client/class-names";

interface EvidenceMarkProps {
  number: number;
  id?: string;
  documentName: string;
  selected: boolean;
  onSelect: () => void;
}

/** The small number behind a claim. */
export function EvidenceMark({ number, id, documentName, selected, onSelect }: EvidenceMarkProps) {
  return (
    <button
      type="button"
      id={id}
      data-testid={`evidence-mark-${number}`}
      aria-label={`Passage ${number}, ${documentName}`}
      aria-pressed={selected}
      onClick={onSelect}
      className={classNames(
        "relative mx-0.5 inline-flex h-4.5 min-w-4.5 scroll-my-24 items-center justify-center rounded-sm px-1 align-[0.15em] font-sans text-xs font-medium tabular-nums",
        "before:absolute before:-inset-x-0.5 before:-inset-y-1.5 before:content-['']",
        selected
          ? "bg-evidence text-ink shadow-[inset_0_-2px_0_var(--evidence-edge)]"
          : "bg-accent-wash text-accent hover:bg-evidence hover:text-ink",
      )}
    >
      {number}
    </button>
  );
}
