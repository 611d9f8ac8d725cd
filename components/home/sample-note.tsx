import Link from "next/link";

interface SampleNoteProps {
  name: string;
  /** The data room at the sample project, where it can be removed. */
  href: string;
}

export function SampleNote({ name, href }: SampleNoteProps) {
  return (
    <p className="mt-3 text-sm text-muted">
      <span className="text-ink">{name}</span> is a sample project. Two of its documents contradict each other on purpose: find out which.{" "}
      <Link href={href} className="rounded-sm text-accent underline underline-offset-2">
        See or remove the sample
      </Link>
    </p>
  );
}
