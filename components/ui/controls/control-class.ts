/** The common look of everything one types or picks in. */
export const CONTROL_CLASS =
  "tap w-full rounded-md border border-edge bg-surface px-3 text-base text-ink transition-colors hover:border-muted " +
  "focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-accent focus-visible:border-accent " +
  "disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted " +
  "aria-invalid:border-danger aria-invalid:focus-visible:outline-danger touch:text-lg";
