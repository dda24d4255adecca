import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Endpoint } from 'local-aws/endpoint.ts';
import { loopbackAddress } from 'local-aws/endpoint.ts';
import type { Answers, Documents } from './page-endpoint.ts';
import { pathOf } from './page-endpoint.ts';

interface ReloadingPageOptions {
  readonly port: number;
  readonly documents: Documents;
  readonly answers: Answers;
}

/** The page from its sources, reloaded as they change (`npm run dev`), with the host's own documents. */
export async function openReloadingPage({ port, documents, answers }: ReloadingPageOptions): Promise<Endpoint> {
  // Imported here and not at the top, because only `npm run dev` needs Vite.
  const { createServer } = await import('vite');
  const server = await createServer({
    root: join(import.meta.dirname, '..', 'web'),
    server: { port, strictPort: true, host: loopbackAddress },
    plugins: [
      {
        name: 'documents-of-the-host',
        // This comes before the handlers of web/vite.config.ts, which serve a page without a host.
        enforce: 'pre',
        configureServer({ middlewares }) {
          middlewares.use((request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => {
            const own = answers[pathOf(request)];
            const document = documents[pathOf(request)]?.();
            if (own !== undefined) own(request, response).catch(next);
            else if (document === undefined) next();
            else
              response
                .writeHead(200, { 'content-type': document.type, 'cache-control': 'no-store' })
                .end(document.body);
          });
        },
      },
    ],
  });
  await server.listen();
  return { url: `http://${loopbackAddress}:${port}`, close: () => server.close() };
}
