import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { createAmplifyLink } from './amplify-link.ts';
import type { RequestSession } from './retry-renewed.ts';

/**
 * One per signed-in person: its cache holds what they may see, so another person gets another client.
 *
 * @param before what each operation passes through on its way.
 */
export function createApolloClient(session: RequestSession, ...before: readonly ApolloLink[]): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.from([...before, createAmplifyLink(session)]),
    cache: new InMemoryCache(),
  });
}
