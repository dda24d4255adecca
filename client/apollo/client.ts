import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { createAmplifyLink } from './amplify-link.ts';
import type { RequestSession } from './retry-renewed.ts';

/**
 * Makes one client for each signed-in person. A client's cache holds data that only this person may see, so another
 * person gets another client.
 *
 * @param before links that each operation passes through on its way to the API.
 */
export function createApolloClient(session: RequestSession, ...before: readonly ApolloLink[]): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.from([...before, createAmplifyLink(session)]),
    cache: new InMemoryCache(),
  });
}
