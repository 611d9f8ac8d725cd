/** Loads a page of ours from the server whole, so that nothing of the person before stays in the router's cache. */
export function loadPage(path: string): void {
  window.location.assign(path);
}
