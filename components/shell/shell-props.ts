import type { PaletteItem } from "./palette-item";
import type { NavHrefs } from "./nav-items";

export interface ShellPlace {
  name: string;
  href: string;
}

export interface ShellPerson {
  name: string;
  email: string;
  /** Address of his picture. */
  avatar?: string | null;
  /** Profile and sign-in settings. */
  href?: string;
  /** The operator's pages, for who runs the installation. */
  operatorHref?: string | null;
}

/** Everything the frame shows, as plain values: it may come straight from a server layout. */
export interface ShellProps {
  organization: { name: string; href?: string };
  workspace: ShellPlace;
  /** All that this person may enter, the present one included. */
  workspaces: readonly ShellPlace[];
  newWorkspaceHref?: string;
  user: ShellPerson;
  nav: NavHrefs;
  inboxCount?: number;
  /** A server action that ends the session and redirects. */
  signOut: () => void | Promise<void>;
  /** More entries for the command palette: recent documents, create, upload. */
  paletteItems?: readonly PaletteItem[];
  /** From the cookie named RAIL_COOKIE, so that the first paint already has the right width. */
  railCollapsed?: boolean;
}
