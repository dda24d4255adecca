import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { ItemPage } from '../../archive/items/item-page.ts';
import type { Dataset } from '../../ledger/datasets.ts';
import type { Period } from '../../ledger/period.ts';
import { entryRange } from '../../ledger/period.ts';
import { ExportFailed } from './failure.ts';
import type { QueryAnswer } from './query-answer.ts';
import { readQueryAnswer } from './query-answer.ts';
import { PageBuffer, sendForBody } from './send-for-body.ts';

export interface QueryPagesOptions {
  readonly dynamodb: DynamoDBClient;
  readonly tableName: string;
  readonly dataset: Dataset;
  readonly owner: string;
  /** The period for a dated dataset; null for everything. A master is read completely and does not use it. */
  readonly period: Period | null;
  /** Begin behind the item with this value of the sort attribute. @default the first item */
  readonly after?: string;
  readonly signal: AbortSignal;
}

/**
 * Reads one owner's items of a dataset in key order, strongly consistent, page by page. The first request is sent at
 * once. The next page is requested as soon as one has arrived, never more than one ahead. Empty pages are followed up
 * to the last key. Two page buffers are reused alternately, so `next()` invalidates the page before it.
 */
export class QueryPages {
  readonly #options: QueryPagesOptions;
  #buffer = new PageBuffer();
  #otherBuffer = new PageBuffer();
  #ahead: Promise<QueryAnswer> | undefined;

  constructor(options: QueryPagesOptions) {
    this.#options = options;
    const { dataset, owner, after } = options;
    this.#readAhead(
      after === undefined
        ? undefined
        : { [dataset.partitionAttribute]: { S: owner }, [dataset.sortAttribute]: { S: after } },
    );
  }

  /**
   * The next page with items; undefined after the last. Throws ExportFailed `LEDGER_UNREADABLE`, or the reason of the
   * signal.
   */
  async next(): Promise<ItemPage | undefined> {
    while (this.#ahead) {
      const { page, lastKey } = await this.#ahead;
      this.#ahead = undefined;
      if (lastKey) this.#readAhead(lastKey);
      if (page.rows > 0) return page;
    }
    return undefined;
  }

  #readAhead(startKey: Record<string, AttributeValue> | undefined): void {
    this.#ahead = this.#read(startKey);
    // `next` throws the failure later. Until then the rejection must not count as unhandled.
    this.#ahead.catch(() => undefined);
  }

  async #read(startKey: Record<string, AttributeValue> | undefined): Promise<QueryAnswer> {
    const { dynamodb, tableName, dataset, signal } = this.#options;
    [this.#buffer, this.#otherBuffer] = [this.#otherBuffer, this.#buffer];
    const buffer = this.#buffer;
    try {
      const command = new QueryCommand({
        TableName: tableName,
        ConsistentRead: true,
        ExclusiveStartKey: startKey,
        ...this.#keyCondition(),
      });
      const answer = readQueryAnswer(await sendForBody(dynamodb, command, { buffer, signal }), buffer.map);
      buffer.map = answer.page.map;
      return answer;
    } catch (cause) {
      signal.throwIfAborted();
      throw new ExportFailed('LEDGER_UNREADABLE', {
        cause: new Error(`The table of ${dataset.name} could not be read.`, { cause }),
      });
    }
  }

  #keyCondition() {
    const { dataset, owner, period } = this.#options;
    if (dataset.dayAttribute === null || period === null) {
      return {
        KeyConditionExpression: '#partition = :owner',
        ExpressionAttributeNames: { '#partition': dataset.partitionAttribute },
        ExpressionAttributeValues: { ':owner': { S: owner } },
      };
    }
    const { first, last } = entryRange(period);
    return {
      KeyConditionExpression: '#partition = :owner AND #sort BETWEEN :first AND :last',
      ExpressionAttributeNames: { '#partition': dataset.partitionAttribute, '#sort': dataset.sortAttribute },
      ExpressionAttributeValues: { ':owner': { S: owner }, ':first': { S: first }, ':last': { S: last } },
    };
  }
}
