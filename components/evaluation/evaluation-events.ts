import * as questions from "@/lib/domains/evaluation/questions/events";
import * as runs from "@/lib/domains/evaluation/runs/events";

/** After these the page is read again. */
export const EVALUATION_EVENTS = [...Object.values(questions), ...Object.values(runs)].map(({ type }) => type);
