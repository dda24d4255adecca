import type { GraphQLResult } from 'aws-amplify/api';
import { generateClient } from 'aws-amplify/api';
import { ApolloLink, Observable } from '@apollo/client';
import type { GraphQLFormattedError } from 'graphql';
import { print } from 'graphql';

/**
 * Carries Apollo's operations over Amplify, which signs them with the signed-in person's credentials and keeps the realtime
 * connection. An answer with errors goes on as an answer, so that its `errorType` is kept; a request that never got an answer is an error.
 */
export function createAmplifyLink(): ApolloLink {
  const amplify = generateClient();
  return new ApolloLink(
    (operation) =>
      new Observable<ApolloLink.Result>((observer) => {
        // As text: Amplify has a graphql-js of its own, of another version, and its documents are not ours.
        const sent = amplify.graphql({ query: print(operation.query), variables: operation.variables, authMode: 'iam' });
        if ('subscribe' in sent) {
          const subscription = sent.subscribe({
            next: (event) => observer.next(event as ApolloLink.Result),
            error: (reason: unknown) => settle(observer, reason),
            complete: () => observer.complete(),
          });
          return () => subscription.unsubscribe();
        }
        sent.then(
          (answer) => {
            observer.next(answer as ApolloLink.Result);
            observer.complete();
          },
          (reason: unknown) => settle(observer, reason),
        );
        return undefined;
      }),
  );
}

interface Receiver {
  next(result: ApolloLink.Result): void;
  error(reason: unknown): void;
  complete(): void;
}

/** Amplify rejects with `{data, errors}` both for what the server refused and, its cause in `originalError`, for what never reached it. */
function settle(observer: Receiver, reason: unknown): void {
  if (!isResultWithErrors(reason)) {
    observer.error(reason);
    return;
  }
  const unreached = reason.errors.find((error) => error.originalError?.name === 'NetworkError')?.originalError;
  if (unreached) {
    observer.error(unreached);
    return;
  }
  // JSON off the wire, whatever the type says: no key is there with `undefined`.
  observer.next({ data: reason.data, errors: reason.errors as readonly GraphQLFormattedError[] });
  observer.complete();
}

type ResultWithErrors = GraphQLResult<Record<string, unknown> | null> & Required<Pick<GraphQLResult, 'errors'>>;

function isResultWithErrors(reason: unknown): reason is ResultWithErrors {
  return typeof reason === 'object' && reason !== null && 'errors' in reason && Array.isArray(reason.errors) && reason.errors.length > 0;
}
