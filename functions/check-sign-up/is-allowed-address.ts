/** Whether an address is at one of the domains, exactly: an address at a subdomain is not. */
export function isAllowedAddress(email: string, domains: readonly string[]): boolean {
  const at = email.lastIndexOf('@');
  return at > 0 && domains.includes(email.slice(at + 1).toLowerCase());
}
