/** What was asked, as it was typed. */
export function Question({ text }: { text: string }) {
  return (
    <div className="flex justify-end">
      <h2 className="max-w-[85%] rounded-md bg-hover px-4 py-2.5 text-lg font-normal text-wrap break-words whitespace-pre-wrap">
        <span className="sr-only">You asked: </span>
        {text}
      </h2>
    </div>
  );
}
