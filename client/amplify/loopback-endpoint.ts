/** Whether an API is on this machine and uses plain http. The local host does, a deployment never does. */
export function isLoopbackHttp(endpoint: string): boolean {
  const url = URL.parse(endpoint);
  return (
    url?.protocol === 'http:' &&
    (url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(url.hostname))
  );
}
