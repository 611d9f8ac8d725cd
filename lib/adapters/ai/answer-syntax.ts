/**
 * The syntax that a model writes its answer in; prompt, parser and extractive engine share it.
 * A claim is followed by `<cite p="2">words copied from passage 2</cite>`.
 */
export const CITE_TAG = "cite";

/** Written first when the passages do not answer the question. */
export const NOT_FOUND_MARKER = "<not-found/>";

/** The sentence that stands behind the marker in the extractive engine's answers and in the instructions' example. */
export const NOT_FOUND_SENTENCE = "This is not in your documents.";

export function writeCitation(passage: number, quote: string): string {
  return `<${CITE_TAG} p="${passage}">${quote}</${CITE_TAG}>`;
}
