"use client";

import { ChevronsUpDown, PanelLeftClose, PanelLeftOpen, Search } from "lucide-react";
import type { ComponentProps } from "react";
import { Avatar } from "@/components/ui/display/avatar";
import { Kbd } from "@/components/ui/display/kbd";
import { IconButton } from "@/components/ui/controls/icon-button";
import { classNames } from "@/lib/client/class-names";
import { LOWER_NAV, MAIN_NAV, type NavId } from "./nav-items";
import { PersonMenu } from "./person-menu";
import { RailLink } from "./rail-link";
import type { ShellProps } from "./shell-props";
import { WorkspaceSwitcher } from "./workspace-switcher";

interface RailProps {
  shell: ShellProps;
  collapsed: boolean;
  onToggle: () => void;
  onSearch: () => void;
}

export function Rail({ shell, collapsed, onToggle, onSearch }: RailProps) {
  return (
    <aside
      aria-label="Workspace"
      className={classNames(
        "z-rail hidden h-dvh shrink-0 flex-col border-r bg-sunken transition-[width] md:flex",
        collapsed ? "w-14" : "w-60",
      )}
    >
      <div className="flex flex-col gap-2 p-2">
        <WorkspaceSwitcher {...shell} compact={collapsed} />
        <SearchButton compact={collapsed} onSearch={onSearch} />
      </div>
      <nav aria-label="Main" className="min-h-0 flex-1 overflow-y-auto px-2 py-1">
        <RailLinks shell={shell} ids={MAIN_NAV} compact={collapsed} />
      </nav>
      <div className="flex flex-col gap-1 border-t p-2">
        <nav aria-label="Workspace settings">
          <RailLinks shell={shell} ids={LOWER_NAV} compact={collapsed} />
        </nav>
        <div className={classNames("flex items-center gap-1", collapsed && "flex-col")}>
          <PersonMenu user={shell.user} signOut={shell.signOut} trigger={<PersonButton shell={shell} compact={collapsed} />} />
          <IconButton
            label={collapsed ? "Show the rail" : "Collapse the rail"}
            shortcut="mod+b"
            tooltipSide="right"
            icon={collapsed ? <PanelLeftOpen aria-hidden /> : <PanelLeftClose aria-hidden />}
            onClick={onToggle}
          />
        </div>
      </div>
    </aside>
  );
}

interface RailLinksProps {
  shell: ShellProps;
  ids: readonly NavId[];
  compact?: boolean;
  onNavigate?: () => void;
}

export function RailLinks({ shell, ids, compact, onNavigate }: RailLinksProps) {
  return (
    <ul className="flex flex-col gap-px">
      {ids.map((id) => {
        const href = shell.nav[id];
        return href === undefined ? null : (
          <li key={id}>
            <RailLink {...{ id, href, compact, onNavigate }} count={id === "inbox" ? shell.inboxCount : undefined} />
          </li>
        );
      })}
    </ul>
  );
}

function SearchButton({ compact, onSearch }: { compact: boolean; onSearch: () => void }) {
  if (compact) {
    return (
      <IconButton
        label="Search and commands"
        shortcut="mod+k"
        tooltipSide="right"
        icon={<Search aria-hidden />}
        onClick={onSearch}
        className="mx-auto"
      />
    );
  }
  return (
    <button
      type="button"
      onClick={onSearch}
      className="tap flex h-8 items-center gap-2 rounded-md border bg-surface px-2 text-sm text-muted hover:border-edge hover:text-ink"
    >
      <Search aria-hidden className="size-4" />
      <span className="flex-1 text-left">Search</span>
      <Kbd keys="mod+k" />
    </button>
  );
}

type PersonButtonProps = { shell: ShellProps; compact: boolean } & ComponentProps<"button">;

function PersonButton({ shell, compact, ...rest }: PersonButtonProps) {
  return (
    <button
      type="button"
      aria-label={`${shell.user.name}: account and appearance`}
      className="tap flex min-w-0 flex-1 items-center gap-2 rounded-md p-1 text-left hover:bg-hover data-[state=open]:bg-hover"
      {...rest}
    >
      <Avatar name={shell.user.name} src={shell.user.avatar} size="sm" />
      {!compact && <span className="min-w-0 flex-1 truncate text-sm">{shell.user.name}</span>}
      {!compact && <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-muted" />}
    </button>
  );
}
