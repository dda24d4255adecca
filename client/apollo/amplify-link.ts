import { ApolloLink, Observable } from '@apollo/client';
import type { GraphQLResult } from 'aws-amplify/api';
import { generateClient } from 'aws-amplify/api';
import type { GraphQLFormattedError } from 'graphql';
import { Kind, OperationTypeNode, print } from 'graphql';
import { isCredentialsRefusal } from './credentials-refusal.ts';
import { renewCredentials } from './renew-credentials.ts';
import type { RequestSession } from './retry-renewed.ts';
import { retryRenewed } from './retry-renewed.ts';

/**
 * Carries Apollo's operations over Amplify, which signs them with the signed-in person's credentials and keeps the
 * realtime connection. An answer with errors is passed on as an answer, so that its `errorType` is kept. A request
 * without an answer becomes an error. When the server refuses the credentials, they are renewed and the operation is
 * sent once more, before any error is reported.
 */
export function createAmplifyLink(session: RequestSession): ApolloLink {
  const amplify = generateClient();
  return new ApolloLink(
    (operation) =>
      new Observable<ApolloLink.Result>((observer) => {
        // As text, because Amplify has its own graphql-js in another version, whose documents differ from ours.
        const request = { query: print(operation.query), variables: operation.variables, authMode: 'iam' } as const;
        if (isSubscription(operation)) return subscribe(request, observer);
        retryRenewed(() => answerTo(request), isCredentialsRefusal, session, renewCredentials).then(
          (answer) => {
            observer.next(answer);
            observer.complete();
          },
          (reason: unknown) => settle(observer, reason),
        );
        return undefined;
      }),
  );

  async function answerTo(request: AmplifyRequest): Promise<ApolloLink.Result> {
    const sent = amplify.graphql(request);
    if ('subscribe' in sent)
      throw new TypeError('createAmplifyLink: expected a query or a mutation, got a subscription.');
    return (await sent) as ApolloLink.Result;
  }

  /** Amplify reconnects the realtime connection automatically, except after a refusal of credentials. */
  function subscribe(request: AmplifyRequest, observer: Receiver): () => void {
    let isOver = false;
    let unsubscribe: (() => void) | undefined;
    const begin = () =>
      new Promise<never>((_, fail) => {
        if (isOver) return;
        const sent = amplify.graphql(request);
        if (!('subscribe' in sent))
          throw new TypeError('createAmplifyLink: expected a subscription, got a query or a mutation.');
        const subscription = sent.subscribe({
          next: (event) => observer.next(event as ApolloLink.Result),
          error: fail,
          complete: () => observer.complete(),
        });
        unsubscribe = () => subscription.unsubscribe();
      });
    retryRenewed(begin, isCredentialsRefusal, session, renewCredentials).catch((reason: unknown) => {
      if (!isOver) settle(observer, reason);
    });
    return () => {
      isOver = true;
      unsubscribe?.();
    };
  }
}

interface AmplifyRequest {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly authMode: 'iam';
}

interface Receiver {
  next(result: ApolloLink.Result): void;
  error(reason: unknown): void;
  complete(): void;
}

function isSubscription({ query }: ApolloLink.Operation): boolean {
  return query.definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION && definition.operation === OperationTypeNode.SUBSCRIPTION,
  );
}

/**
 * Amplify rejects with `{data, errors}` in two cases: the server refused the request, or the request never reached the
 * server. In the second case `originalError` has the cause.
 */
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
  // This is JSON from the network, whatever the type says. No key is present with the value `undefined`.
  observer.next({ data: reason.data, errors: reason.errors as readonly GraphQLFormattedError[] });
  observer.complete();
}

type ResultWithErrors = GraphQLResult<Record<string, unknown> | null> & Required<Pick<GraphQLResult, 'errors'>>;

function isResultWithErrors(reason: unknown): reason is ResultWithErrors {
  return (
    typeof reason === 'object' &&
    reason !== null &&
    'errors' in reason &&
    Array.isArray(reason.errors) &&
    reason.errors.length > 0
  );
}
