import { ListSkeleton } from "@/components/patterns/list-skeleton";

export default function OrganizationSettingsLoading() {
  return <ListSkeleton what="settings" rows={5} />;
}
