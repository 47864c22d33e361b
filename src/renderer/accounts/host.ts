/** The part of a base URL that tells one server from another. Main keeps them parsable; anything else is shown whole. */
export function hostOf(baseUrl: string): string {
  return URL.parse(baseUrl)?.host ?? baseUrl;
}
