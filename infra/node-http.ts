/**
 * Stands for `node:http` in a function's bundle. Node's own ES module of that name loads its whole fetch and WebSocket as it is linked, a
 * third of what a worker takes to load; asked for like this, it is there at once.
 */
const http = process.getBuiltinModule('node:http');

export const { Agent, request } = http;

export default http;
