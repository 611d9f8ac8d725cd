import { classNames } from "@/lib/client/class-names";
import { initials } from "@/lib/client/format";

const SIZES = { sm: "size-6 text-[0.625rem]", md: "size-8 text-xs", lg: "size-20 text-xl" } as const;

export interface AvatarProps {
  name: string;
  size?: keyof typeof SIZES;
  /** Round for people, square for organizations and workspaces. */
  shape?: "person" | "place";
  /** A picture of ours; the initials stay below it, and show when it cannot be loaded. */
  src?: string | null | undefined;
}

/** A picture or initials; the name stands beside it or in the control around it. */
export function Avatar({ name, size = "md", shape = "person", src }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={classNames(
        "relative inline-flex shrink-0 items-center justify-center border bg-accent-wash font-medium text-accent select-none overflow-hidden",
        shape === "person" ? "rounded-full" : "rounded-md",
        SIZES[size],
      )}
    >
      {initials(name)}
      {src && <span className="absolute inset-0 bg-cover bg-center" style={{ backgroundImage: `url(${JSON.stringify(src)})` }} />}
    </span>
  );
}
