// A process for a test to kill. It takes the named data folder, and prints that it has, or why it could not.
import { takeDataFolder } from './data-folder.ts';

const [, , dir = ''] = process.argv;
try {
  const { salt } = await takeDataFolder(dir, { fresh: false });
  process.stdout.write(`took ${salt}\n`);
  setInterval(() => undefined, 60_000);
} catch (error) {
  process.stdout.write(`${(error as Error).name}: ${(error as Error).message}\n`);
}
