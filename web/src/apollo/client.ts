import { ApolloClient, InMemoryCache } from '@apollo/client';
import { createAmplifyLink } from './amplify-link.ts';

/** One per signed-in person: its cache holds what they may see, so another person gets another client. */
export function createApolloClient(): ApolloClient {
  return new ApolloClient({ link: createAmplifyLink(), cache: new InMemoryCache() });
}
