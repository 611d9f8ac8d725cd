import { Document, Page, Text, View, renderToBuffer } from "@react-pdf/renderer";
import { type Block, type Clause, type Numbering, type Section, type Table, type TextDocument, numberedBlocks } from "./blocks";
import { type DocumentFacts, longDate, project } from "./facts";
import { styles } from "./pdf-styles";

interface PdfLayout {
  numbering: Numbering;
  /** Each section on a new page, as specifications are bound. */
  sectionPerPage: boolean;
  /** Cover page and contents; short records such as minutes go without. */
  frontMatter: boolean;
}

export function renderPdf(facts: DocumentFacts, content: TextDocument, layout: PdfLayout): Promise<Buffer> {
  const date = new Date(`${facts.date}T09:00:00Z`);
  return renderToBuffer(
    <Document title={`${facts.number} ${facts.title}`} author={facts.author} creationDate={date} modificationDate={date} language="en-GB">
      {layout.frontMatter ? <Cover facts={facts} content={content} /> : null}
      {layout.frontMatter ? <Contents facts={facts} content={content} layout={layout} /> : null}
      {layout.sectionPerPage ? (
        content.sections.map((section) => (
          <BodyPage key={section.code} facts={facts}>
            <SectionView section={section} layout={layout} />
          </BodyPage>
        ))
      ) : (
        <BodyPage facts={facts}>
          {layout.frontMatter ? null : <Masthead facts={facts} content={content} />}
          {content.sections.map((section) => (
            <SectionView key={section.code} section={section} layout={layout} />
          ))}
        </BodyPage>
      )}
    </Document>,
  );
}

function Cover({ facts, content }: { facts: DocumentFacts; content: TextDocument }) {
  const rows: [string, string][] = [...content.cover, ["Document", facts.number], ["Issue", `${facts.issue}, ${longDate(facts.date)}`]];
  return (
    <Page size="A4" style={styles.cover}>
      <View style={styles.coverBar} />
      <Text style={styles.coverNumber}>{`${project.name}  ·  ${facts.number}`}</Text>
      <Text style={styles.coverTitle}>{facts.title}</Text>
      <Text style={styles.coverSummary}>{content.summary}</Text>
      <FactRows rows={rows} />
      <Text style={styles.coverFoot}>Sample document. The building, the parties and the people in it are invented.</Text>
    </Page>
  );
}

function FactRows({ rows }: { rows: [string, string][] }) {
  return (
    <View style={styles.coverFacts}>
      {rows.map(([label, value]) => (
        <View key={label} style={styles.coverFact}>
          <Text style={styles.coverLabel}>{label}</Text>
          <Text style={styles.coverValue}>{value}</Text>
        </View>
      ))}
    </View>
  );
}

function Masthead({ facts, content }: { facts: DocumentFacts; content: TextDocument }) {
  return (
    <View style={{ marginBottom: 20 }}>
      <Text style={[styles.coverTitle, { fontSize: 22, marginBottom: 6 }]}>{facts.title}</Text>
      <Text style={[styles.coverSummary, { fontSize: 10, marginBottom: 14 }]}>{content.summary}</Text>
      <FactRows rows={content.cover} />
    </View>
  );
}

function Contents({ facts, content, layout }: { facts: DocumentFacts; content: TextDocument; layout: PdfLayout }) {
  const clauses = (section: Section) => section.blocks.filter((block) => block.kind === "clause").length;
  return (
    <BodyPage facts={facts}>
      <Text style={styles.contentsHead}>Contents</Text>
      {content.sections.map((section) => (
        <View key={section.code} style={styles.contentsRow}>
          <Text style={styles.contentsCode}>{section.code}</Text>
          <Text style={styles.contentsTitle}>{section.title}</Text>
          <Text style={styles.contentsCount}>{`${clauses(section)} clauses`}</Text>
        </View>
      ))}
      <View style={{ marginTop: 26, marginLeft: -44 }}>
        <TableView
          table={{
            kind: "table",
            caption: layout.numbering === "specification" ? "Issues of this specification" : "Issues of this document",
            columns: [
              ["Issue", 1.5],
              ["Date", 3],
              ["Reason", 8],
            ],
            rows: content.history.map(({ issue, date, note }) => [issue, date, note]),
          }}
        />
      </View>
    </BodyPage>
  );
}

function BodyPage({ facts, children }: { facts: DocumentFacts; children: React.ReactNode }) {
  return (
    <Page size="A4" style={styles.page}>
      <View style={styles.header} fixed>
        <View style={styles.headerRow}>
          <Text>{`${project.name}  ·  ${facts.title}`}</Text>
          <Text>{`${facts.number}  ·  Issue ${facts.issue}`}</Text>
        </View>
      </View>
      {children}
      <View style={styles.footer} fixed>
        <View style={styles.headerRow}>
          <Text>{`${facts.author}  ·  ${longDate(facts.date)}`}</Text>
          <Text render={({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}`} />
        </View>
      </View>
    </Page>
  );
}

/** The heading travels with its first block, so that none stands alone at the foot of a page. */
function SectionView({ section, layout }: { section: Section; layout: PdfLayout }) {
  const [first, ...others] = numberedBlocks(section, layout.numbering);
  return (
    <>
      <View wrap={false} style={{ marginTop: 10 }}>
        <View style={styles.sectionHead}>
          <Text style={styles.sectionCode}>{section.code}</Text>
          <Text style={styles.sectionTitle}>{section.title}</Text>
        </View>
        {first ? <BlockView {...first} /> : null}
      </View>
      {others.map((entry, position) => (
        <BlockView key={position} {...entry} />
      ))}
    </>
  );
}

function BlockView({ number, block }: { number: string; block: Block }) {
  return block.kind === "table" ? <TableView table={block} /> : <ClauseView number={number} clause={block} />;
}

function ClauseView({ number, clause }: { number: string; clause: Clause }) {
  return (
    <View style={styles.clause} wrap={false}>
      <Text style={styles.clauseNumber}>{number}</Text>
      <View style={styles.clauseBody}>
        <Text style={styles.clauseTitle}>{clause.title}</Text>
        {clause.text.map((paragraph) => (
          <Text key={paragraph} style={styles.paragraph}>
            {paragraph}
          </Text>
        ))}
        {clause.items.map((item) => (
          <View key={item} style={styles.item}>
            <Text style={styles.itemMark}>–</Text>
            <Text style={styles.itemText}>{item}</Text>
          </View>
        ))}
      </View>
    </View>
  );
}

function TableView({ table }: { table: Table }) {
  const total = table.columns.reduce((sum, [, share]) => sum + share, 0);
  const fitsOnePage = table.rows.length <= 14;
  const width = (share: number) => ({ width: `${(share / total) * 100}%` });
  return (
    <View style={styles.table} wrap={!fitsOnePage}>
      <View minPresenceAhead={60} wrap={false}>
        <Text style={styles.caption}>{table.caption}</Text>
        <View style={styles.head}>
          {table.columns.map(([label, share]) => (
            <Text key={label} style={[styles.cell, styles.headCell, width(share)]}>
              {label}
            </Text>
          ))}
        </View>
      </View>
      {table.rows.map((row) => (
        <View key={row.join("|")} style={styles.row} wrap={false}>
          {table.columns.map(([label, share], column) => (
            <Text key={label} style={[styles.cell, width(share)]}>
              {row[column] ?? ""}
            </Text>
          ))}
        </View>
      ))}
    </View>
  );
}
