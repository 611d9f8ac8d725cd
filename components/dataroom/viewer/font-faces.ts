/** The page's own declarations of a typeface with absolute addresses, for a frame that shares no style sheet with it. */
export function fontFaces(family: string): string {
  const faces: string[] = [];
  for (const sheet of document.styleSheets) {
    for (const rule of rulesOf(sheet)) {
      if (rule instanceof CSSFontFaceRule && rule.style.getPropertyValue("font-family").includes(family)) {
        faces.push(
          rule.cssText.replace(/url\("?([^")]+)"?\)/g, (_, url: string) => `url("${new URL(url, sheet.href ?? document.baseURI).href}")`),
        );
      }
    }
  }
  return faces.join("\n");
}

function rulesOf(sheet: CSSStyleSheet): CSSRule[] {
  try {
    return [...sheet.cssRules];
  } catch {
    // Another origin's sheet (an extension's) cannot be read.
    return [];
  }
}
