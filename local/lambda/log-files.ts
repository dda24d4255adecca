import { createWriteStream, mkdirSync } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { join } from 'node:path';

/** The functions' log lines, a file per log group under `<dataDir>/logs/`. */
export class LogFiles {
  readonly #dir: string;
  readonly #files = new Map<string, WriteStream>();

  constructor(dataDir: string) {
    this.#dir = join(dataDir, 'logs');
    mkdirSync(this.#dir, { recursive: true });
  }

  write(logGroup: string, text: string): void {
    let file = this.#files.get(logGroup);
    if (file === undefined) {
      file = createWriteStream(this.fileOf(logGroup), { flags: 'a' });
      file.on('error', (error) => console.error(`logs: ${logGroup}`, error));
      this.#files.set(logGroup, file);
    }
    file.write(text);
  }

  fileOf(logGroup: string): string {
    return join(this.#dir, `${logGroup.replace(/^\//, '').replace(/[^\w.-]+/g, '-')}.log`);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#files.values()].map((file) => new Promise<void>((resolve) => file.end(() => resolve()))));
  }
}
