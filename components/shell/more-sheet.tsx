"use client";

import { LogOut, Search } from "lucide-react";
import Link from "next/link";
import { useTransition } from "react";
import { Button } from "@/components/ui/controls/button";
import { Avatar } from "@/components/ui/display/avatar";
import { Sheet } from "@/components/ui/overlays/sheet";
import { ThemeChoice } from "./theme-choice";
import { LOWER_NAV, MAIN_NAV } from "./nav-items";
import { RailLinks } from "./rail";
import type { ShellProps } from "./shell-props";
import { WorkspaceSwitcher } from "./workspace-switcher";

interface MoreSheetProps {
  shell: ShellProps;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSearch: () => void;
}

/** All that the rail holds, for a thumb. */
export function MoreSheet({ shell, open, onOpenChange, onSearch }: MoreSheetProps) {
  const [leaving, startTransition] = useTransition();
  const close = () => onOpenChange(false);
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title="More" side="bottom">
      <div className="flex flex-col gap-4 p-4">
        <WorkspaceSwitcher {...shell} />
        <Button icon={<Search aria-hidden />} onClick={onSearch} className="justify-start">
          Search and commands
        </Button>
        <nav aria-label="All places">
          <RailLinks shell={shell} ids={[...MAIN_NAV, ...LOWER_NAV]} onNavigate={close} />
        </nav>
        <ThemeChoice />
        <div className="flex items-center gap-3 border-t pt-4">
          <Avatar name={shell.user.name} src={shell.user.avatar} />
          <div className="min-w-0 flex-1 text-sm">
            <p className="truncate font-medium">
              {shell.user.href ? (
                <Link href={shell.user.href} onClick={close} className="tap underline-offset-4 hover:underline">
                  {shell.user.name}
                </Link>
              ) : (
                shell.user.name
              )}
            </p>
            <p className="truncate text-muted">{shell.user.email}</p>
          </div>
          <Button icon={<LogOut aria-hidden />} loading={leaving} onClick={() => startTransition(async () => shell.signOut())}>
            Sign out
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
