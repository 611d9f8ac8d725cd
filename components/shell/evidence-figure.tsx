/** The product in one picture, set in type: a claim, its mark, and the passage that carries it. An invented example. */
export function EvidenceFigure() {
  return (
    <figure aria-label="An example: an answer with a numbered mark, and the quoted passage it rests on" className="max-w-xl">
      <p className="text-reading text-ink">
        Doors between the car park and the stair must resist fire for 60{" "}
        <span className="whitespace-nowrap">
          minutes.
          <sup className="ml-1 inline-flex size-4.5 items-center justify-center rounded-sm bg-accent font-sans text-xs text-on-accent">
            1
          </sup>
        </span>
      </p>
      <div aria-hidden className="ml-4 h-6 w-px bg-edge" />
      <blockquote className="border-l-2 border-evidence-edge bg-surface py-5 pr-6 pl-6 font-serif text-reading shadow-lift">
        <p className="text-pretty">
          4.2.3&ensp;Openings in compartment walls shall be protected.{" "}
          <mark>Doorsets separating the car park from any protected stair shall achieve not less than 60 minutes</mark> integrity and shall
          be fitted with a self-closing device.
        </p>
      </blockquote>
      <figcaption className="mt-3 flex flex-wrap gap-x-3 font-mono text-xs text-muted">
        <span>1</span>
        <span>Fire strategy.pdf</span>
        <span>version 3</span>
        <span>page 14</span>
      </figcaption>
    </figure>
  );
}
