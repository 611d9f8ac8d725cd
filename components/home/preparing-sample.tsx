import { Spinner } from "@/components/ui/display/spinner";

/** Between the first sign-in and the first answer: seconds, and one can see that something happens. */
export function PreparingSample() {
  return (
    <p role="status" className="mt-5 flex items-center gap-2 rounded-md border bg-surface px-4 py-3 text-base text-muted">
      <Spinner />
      Your sample project is being prepared. Its questions appear here in a moment.
    </p>
  );
}
