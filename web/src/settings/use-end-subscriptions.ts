import { useApolloClient } from '@apollo/client/react';
import { graphql } from '../../../client/__generated__/gql.ts';

const EndSubscriptions = graphql(`
  mutation EndSubscriptions {
    endSubscriptions
  }
`);

/**
 * Ends the open realtime connections of the person on every device. Call this while this browser's credentials still
 * work, and after every session was ended, so that no new connection can be opened in between. Never rejects: the
 * sessions have ended in any case, and a remaining connection ends with its credentials, within the hour that the page
 * states.
 */
export function useEndSubscriptions(): () => Promise<void> {
  const client = useApolloClient();
  return async () => {
    try {
      await client.mutate({ mutation: EndSubscriptions });
    } catch (error) {
      console.warn('The open connections of other devices could not be ended; they end with their credentials.', error);
    }
  };
}
