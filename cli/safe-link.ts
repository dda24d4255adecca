import { isLoopbackHttp } from '../client/amplify/loopback-endpoint.ts';
import { Refused } from './refused.ts';

/** The link, if its content cannot be read or changed in transit: https, or http that does not leave this machine. */
export function safeLink(link: string): string {
  const url = URL.parse(link);
  if (url?.protocol === 'https:' || isLoopbackHttp(link)) return link;
  throw new Refused(
    `The server gave a link that is neither https nor on this machine (${url?.origin ?? 'no address'}). It was not followed.`,
  );
}
