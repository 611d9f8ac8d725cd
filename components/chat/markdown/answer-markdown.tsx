import { lexer, type MarkedToken, type Token, type Tokens } from "marked";
import { Fragment, memo, type ReactNode } from "react";
import { classNames } from "@/lib/client/class-names";
import type { TextRange } from "@/lib/domains/chat/schema";
import { annotateAnswer, withoutSentinels } from "./annotate-answer";
import { type InlineWriter, writeInline, writeText } from "./answer-inline";

export interface AnswerMarkdownProps {
  text: string;
  /** Numbers of the citations that exist; every other [n] is plain text. */
  numbers: ReadonlySet<number>;
  unsupported: readonly TextRange[];
  renderMark: (number: number, key: string) => ReactNode;
}

/**
 * Markdown from a model, which is hostile: tokens become React elements and nothing else. There is no HTML, no image and no
 * address that opens by itself.
 */
export const AnswerMarkdown = memo(function AnswerMarkdown({ text, numbers, unsupported, renderMark }: AnswerMarkdownProps) {
  let keys = 0;
  const writer: InlineWriter = { renderMark, unsupported: false, labelled: false, nextKey: () => `k${keys++}` };
  return <div className="flex flex-col gap-3.5 break-words">{writeBlocks(lexer(annotateAnswer(text, numbers, unsupported)), writer)}</div>;
});

function writeBlocks(tokens: readonly Token[], writer: InlineWriter): ReactNode[] {
  return (tokens as readonly MarkedToken[]).map((token) => <Fragment key={writer.nextKey()}>{writeBlock(token, writer)}</Fragment>);
}

function writeBlock(token: MarkedToken, writer: InlineWriter): ReactNode {
  switch (token.type) {
    case "space":
    case "def":
      return null;
    case "paragraph":
      return <p>{writeInline(token.tokens, writer)}</p>;
    case "heading":
      return writeHeading(token, writer);
    case "list":
      return writeList(token, writer);
    case "blockquote":
      return <blockquote className="border-l-2 border-edge pl-4 font-serif">{writeBlocks(token.tokens, writer)}</blockquote>;
    case "code":
      return (
        <pre tabIndex={0} className="overflow-x-auto rounded-md border bg-sunken p-3 font-mono text-sm whitespace-pre">
          <code>{withoutSentinels(token.text)}</code>
        </pre>
      );
    case "table":
      return writeTable(token, writer);
    case "hr":
      return <hr />;
    case "html":
      return <p className="whitespace-pre-wrap">{writeText(token.raw.trimEnd(), writer)}</p>;
    case "text":
      return token.tokens ? writeInline(token.tokens, writer) : writeText(token.text, writer);
    default:
      return <p>{writeText(token.raw, writer)}</p>;
  }
}

function writeHeading(token: Tokens.Heading, writer: InlineWriter): ReactNode {
  // One level, below the question's: a model's own order of levels means nothing to the page.
  return <h3 className="mt-1 font-medium">{writeInline(token.tokens, writer)}</h3>;
}

function writeList(token: Tokens.List, writer: InlineWriter): ReactNode {
  const List = token.ordered ? "ol" : "ul";
  return (
    <List
      {...(token.ordered && token.start !== "" ? { start: token.start } : {})}
      className={classNames("flex flex-col gap-1.5 pl-6 marker:text-muted", token.ordered ? "list-decimal" : "list-disc")}
    >
      {token.items.map((item) => (
        <li key={writer.nextKey()} className="pl-1">
          {writeBlocks(item.tokens, writer)}
        </li>
      ))}
    </List>
  );
}

function writeTable(token: Tokens.Table, writer: InlineWriter): ReactNode {
  return (
    <div role="region" aria-label="Table in the answer" tabIndex={0} className="overflow-x-auto">
      <table className="w-full border-collapse text-base">
        <thead>
          <tr>
            {token.header.map((cell) => (
              <th key={writer.nextKey()} scope="col" className="border-b border-edge py-1.5 pr-4 text-left align-bottom font-medium">
                {writeInline(cell.tokens, writer)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {token.rows.map((row) => (
            <tr key={writer.nextKey()}>
              {row.map((cell) => (
                <td key={writer.nextKey()} className="border-b py-1.5 pr-4 align-top">
                  {writeInline(cell.tokens, writer)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
