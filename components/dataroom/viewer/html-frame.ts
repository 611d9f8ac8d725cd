/** Colours of the page around the frame, since a frame does not see its tokens. */
export interface FrameColours {
  paper: string;
  ink: string;
  muted: string;
  hairline: string;
  accent: string;
  evidence: string;
}

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; base-uri 'none'; form-action 'none'";

/** A document of its own around sanitized HTML: nothing in it runs or sends, and only our own typeface is loaded. */
export function htmlFrame(html: string, colours: FrameColours, fontFaces: string): string {
  return `<!doctype html><html lang="und"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><style>${fontFaces}${styles(colours)}</style></head><body>${html}</body></html>`;
}

function styles({ paper, ink, muted, hairline, accent, evidence }: FrameColours): string {
  return `html{background:${paper};color:${ink};font:1.0625rem/1.6 "Source Serif 4 Variable",Georgia,serif;-webkit-text-size-adjust:100%}
body{max-width:46rem;margin:0 auto;padding:2.5rem 1.5rem 6rem;overflow-wrap:break-word}
h1,h2,h3,h4,h5,h6{font-weight:550;line-height:1.25;margin:1.6em 0 .5em}h1{font-size:1.6rem}h2{font-size:1.3rem}h3{font-size:1.1rem}h4,h5,h6{font-size:1rem}
p,ul,ol,dl,table,blockquote,pre{margin:0 0 1em}ul,ol{padding-left:1.6em}a{color:${accent}}
blockquote{border-left:2px solid ${hairline};padding-left:1em;color:${muted};margin-left:0}
table{border-collapse:collapse;font-size:.92em;display:block;overflow-x:auto}td,th{border:1px solid ${hairline};padding:.3em .6em;text-align:left;vertical-align:top}
pre,code{font-family:ui-monospace,monospace;font-size:.88em}pre{overflow-x:auto;white-space:pre}hr{border:0;border-top:1px solid ${hairline};margin:2em 0}
mark{background:${evidence};color:inherit;border-radius:2px;-webkit-box-decoration-break:clone;box-decoration-break:clone}td p,th p,li p{margin:0}
mark[data-found]{background:color-mix(in srgb,${accent} 22%,transparent)}mark[data-found][aria-current]{outline:2px solid ${accent}}`;
}
