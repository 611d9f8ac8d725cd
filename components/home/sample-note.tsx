import Link from "next/link";

interface SampleNoteProps {
  name: string;
  /** The data room at the sample project, where it can be removed. */
  href: string;
  /** Its documents are not all ready. */
  reading: boolean;
}

export function SampleNote({ name, href, reading }: SampleNoteProps) {
  return (
    <p className="mt-3 text-sm text-muted">
      <span className="text-ink">{name}</span> is a sample project. Two of its documents contradict each other on purpose: find out which.{" "}
      {reading && "Its documents are still being read, so an answer may miss some of them. "}
      <Link href={href} className="rounded-sm text-accent underline underline-offset-2">
        See or remove the sample
      </Link>
    </p>
  );
}
