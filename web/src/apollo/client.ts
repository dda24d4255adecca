import { ApolloClient, InMemoryCache } from '@apollo/client';
import { createAmplifyLink } from './amplify-link.ts';
import type { RequestSession } from './retry-renewed.ts';

/** One per signed-in person: its cache holds what they may see, so another person gets another client. */
export function createApolloClient(session: RequestSession): ApolloClient {
  return new ApolloClient({ link: createAmplifyLink(session), cache: new InMemoryCache() });
}
