import type { MarkedToken, Token, Tokens } from "marked";
import { Fragment, type ReactNode } from "react";
import { decodeEntities, segmentsOf, withoutSentinels } from "./annotate-answer";
import { OutboundLink, outboundHref } from "./outbound-link";

/** Carried through the whole answer in reading order: an unsupported sentence may span emphasis, cells and lines. */
export interface InlineWriter {
  renderMark: (number: number, key: string) => ReactNode;
  unsupported: boolean;
  /** The label for screen readers stands once at the beginning of a sentence. */
  labelled: boolean;
  nextKey: () => string;
}

export function writeInline(tokens: readonly Token[] | undefined, writer: InlineWriter): ReactNode[] {
  return coalesced(tokens ?? []).map((token) => <Fragment key={writer.nextKey()}>{writeToken(token, writer)}</Fragment>);
}

function writeToken(token: MarkedToken, writer: InlineWriter): ReactNode {
  switch (token.type) {
    case "strong":
      return <strong className="font-medium">{writeInline(token.tokens, writer)}</strong>;
    case "em":
      return <em>{writeInline(token.tokens, writer)}</em>;
    case "del":
      return <del>{writeInline(token.tokens, writer)}</del>;
    case "codespan":
      return <code className="rounded-sm bg-sunken px-1 font-mono text-[0.88em]">{writeText(token.text, writer)}</code>;
    case "br":
      return <br />;
    case "link":
      return writeLink(token, writer);
    case "image":
      // Never loaded: a picture's address can carry out what the answer says.
      return writeText(token.text, writer);
    case "text":
      return "tokens" in token && token.tokens ? writeInline(token.tokens, writer) : writeText(decodeEntities(token.text), writer);
    case "escape":
      return writeText(decodeEntities(token.text), writer);
    default:
      return writeText(token.raw, writer);
  }
}

function writeLink(token: Tokens.Link, writer: InlineWriter): ReactNode {
  const children = writeInline(token.tokens, writer);
  const href = outboundHref(withoutSentinels(token.href));
  return href ? <OutboundLink href={href}>{children}</OutboundLink> : children;
}

export function writeText(text: string, writer: InlineWriter): ReactNode[] {
  return segmentsOf(text).map((segment) => {
    const key = writer.nextKey();
    switch (segment.type) {
      case "unsupported-from":
        writer.unsupported = true;
        writer.labelled = false;
        return null;
      case "unsupported-to":
        writer.unsupported = false;
        return null;
      case "mark":
        return writer.renderMark(segment.number, key);
      case "text":
        return writer.unsupported ? writeUnsupported(segment.text, key, writer) : segment.text;
    }
  });
}

function writeUnsupported(text: string, key: string, writer: InlineWriter): ReactNode {
  const label = !writer.labelled;
  writer.labelled = true;
  return (
    <span
      key={key}
      data-unsupported
      title="Not supported by your documents."
      className="underline decoration-muted decoration-dotted decoration-2 underline-offset-4"
    >
      {label && <span className="sr-only">Not supported: </span>}
      {text}
    </span>
  );
}

/** Neighbouring runs of plain text as one, so that a mark is never cut in two. */
function coalesced(tokens: readonly Token[]): MarkedToken[] {
  const out: MarkedToken[] = [];
  for (const token of tokens as readonly MarkedToken[]) {
    const previous = out.at(-1);
    if (
      previous?.type === "text" &&
      token.type === "text" &&
      !("tokens" in previous && previous.tokens) &&
      !("tokens" in token && token.tokens)
    ) {
      out[out.length - 1] = { ...previous, raw: previous.raw + token.raw, text: previous.text + token.text };
    } else out.push(token);
  }
  return out;
}
