/** Groups in the order in which the palette shows them. */
export const PALETTE_GROUPS = ["Go to", "Ask", "Upload", "Create", "Switch workspace", "Theme"] as const;

export interface PaletteItem {
  id: string;
  group: (typeof PALETTE_GROUPS)[number] | (string & {});
  label: string;
  /** A second line or a place: the folder of a document. */
  detail?: string;
  href?: string;
  /** For entries made in the browser. */
  onSelect?: () => void;
  keywords?: readonly string[];
}
