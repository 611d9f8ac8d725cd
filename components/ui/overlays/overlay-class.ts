export const SCRIM_CLASS = "fixed inset-0 z-overlay bg-scrim animate-appear data-[state=closed]:animate-vanish";

export const POPUP_CLASS = "z-popover animate-rise rounded-md border bg-surface text-ink shadow-lift outline-none";

export const DIALOG_CLASS =
  "fixed z-dialog flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] flex-col rounded-md border bg-surface text-ink shadow-lift outline-none " +
  "top-1/2 left-1/2 -translate-x-1/2 -translate-y-1/2 animate-appear data-[state=closed]:animate-vanish";
