import { CircleX } from "lucide-react";
import type { CommandError } from "@/lib/client/use-command";

/** What went wrong with the form as a whole; errors of single fields stand at the field. */
export function FormError({ error }: { error: CommandError | null }) {
  const shown = error && !error.fields ? error : null;
  return (
    <div role="alert" className={shown ? "flex gap-2 rounded-md bg-danger-wash px-3 py-2.5 text-sm text-danger" : "sr-only"}>
      {shown && <CircleX aria-hidden className="mt-0.5 size-4 shrink-0" />}
      {shown && (
        <p>
          {shown.message}
          {shown.reference && <span className="tabular mt-1 block">Reference {shown.reference}</span>}
        </p>
      )}
    </div>
  );
}
