import { ListSkeleton } from "@/components/patterns/list-skeleton";

export default function SettingsLoading() {
  return <ListSkeleton what="settings" rows={5} />;
}
