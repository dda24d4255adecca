/**
 * Replaces `node:http` in a function's bundle. Node's own ES module of that name loads its whole fetch and WebSocket
 * code when it is linked, which is a third of a worker's load time. `getBuiltinModule` avoids that.
 */
const http = process.getBuiltinModule('node:http');

export const { Agent, request } = http;

export default http;
