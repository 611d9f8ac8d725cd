import { X } from "lucide-react";
import type { ComponentProps } from "react";

/** Last in its dialog, so that focus begins at the content; without a tooltip, which would take the first Escape. */
export function CloseButton(props: ComponentProps<"button">) {
  return (
    <button
      type="button"
      aria-label="Close"
      className="tap absolute top-2 right-2 inline-flex size-8 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink"
      {...props}
    >
      <X aria-hidden className="size-4" />
    </button>
  );
}
