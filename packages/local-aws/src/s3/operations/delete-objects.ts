import type { XmlElement } from '../../http/xml-element.ts';
import { receiveDocument } from '../body/receive.ts';
import { type Call, type Operation, type Reply, xmlHeaders } from '../operation.ts';
import { S3Error } from '../s3-error.ts';
import { childrenOf, parseXml, textOf, xmlDocument } from '../xml.ts';

/** S3's limit of keys in one request. */
const maxKeys = 1000;

export const deleteObjects: Operation = {
  name: 'DeleteObjects',
  method: 'POST',
  level: 'bucket',
  marker: { name: 'delete' },
  parameters: [],
  headers: ['x-amz-checksum-', 'x-amz-sdk-checksum-algorithm', 'x-amz-trailer', 'x-amz-decoded-content-length'],
  run: async (call: Call): Promise<Reply> => {
    const document = parseXml(await receiveDocument(call.request), 'Delete');
    const keys = childrenOf(document, 'Object').map((entry) => {
      const key = textOf(entry, 'Key');
      if (key === undefined || key === '') throw new S3Error('MalformedXML', 'Every Object of a Delete needs a Key.');
      const condition = ['VersionId', 'ETag', 'LastModifiedTime', 'Size'].find(
        (name) => childrenOf(entry, name).length > 0,
      );
      if (condition !== undefined)
        throw new S3Error('NotImplemented', `This host does not support the condition ${condition} of a deletion.`);
      return key;
    });
    if (keys.length < 1 || keys.length > maxKeys)
      throw new S3Error('MalformedXML', `A Delete names 1 to ${maxKeys} objects; got ${keys.length}.`);
    const quiet = textOf(document, 'Quiet') === 'true';
    const results: XmlElement[] = [];
    for (const key of keys) {
      const failure = await deleteOne(call, key);
      if (failure !== undefined)
        results.push([
          'Error',
          [
            ['Key', key],
            ['Code', failure.code],
            ['Message', failure.message],
          ],
        ]);
      else if (!quiet) results.push(['Deleted', [['Key', key]]]);
    }
    return { status: 200, headers: xmlHeaders, body: xmlDocument('DeleteResult', results) };
  },
};

async function deleteOne(call: Call, key: string): Promise<S3Error | undefined> {
  try {
    call.demand('s3:DeleteObject', key);
    await call.bucket.store.objects.remove(key);
    return undefined;
  } catch (error) {
    if (error instanceof S3Error) return error;
    throw error;
  }
}
