import { serveReader } from '../../viewer/reader/serve-reader.ts';

serveReader();
