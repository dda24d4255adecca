// A process that a test ends. It runs a host's DynamoDB on the given folder and a client that prints the number of each
// item when its write is acknowledged.
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { startFixture } from './dynamodb-fixture.ts';

const { operator } = await startFixture({ dataDir: process.argv[2] ?? '' });
for (let number = 0; ; number += 1) {
  const Item = {
    owner: { S: 'me' },
    entry: { S: String(number) },
    open: { S: 'yes' },
    leaseUntil: { N: String(number) },
  };
  await operator.send(new PutItemCommand({ TableName: 'exports', Item }));
  process.stdout.write(`${number}\n`);
}
