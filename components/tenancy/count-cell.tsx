/** A number in a column; where the column's header is gone, on a phone and to a screen reader, with its noun. */
export function CountCell({ count, one, many }: { count: number; one: string; many: string }) {
  return (
    <span className="tabular">
      {count}
      <span className="md:sr-only"> {count === 1 ? one : many}</span>
    </span>
  );
}
