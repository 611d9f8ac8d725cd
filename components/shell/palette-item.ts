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

export interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  items: readonly PaletteItem[];
  /** Follows an entry's address. */
  onGo: (href: string) => void;
  /** Puts what was typed as a question; without it the palette only searches. */
  onAsk?: (question: string) => void;
}
