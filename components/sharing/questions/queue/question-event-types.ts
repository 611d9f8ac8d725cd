/** Names of events as the stream carries them. Spelled out, because the definitions would bring zod into the page. */
export const QUESTION_EVENTS: readonly string[] = [
  "share.question-asked",
  "share.question-drafted",
  "share.draft-requested",
  "share.question-answered",
  "share.answer-approved",
  "share.answer-published",
  "share.question-declined",
  "share.answer-erased",
];
