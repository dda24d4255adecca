/**
 * The part of the sandbox that runs inside it. It builds `util` and the other modules from the sandbox's own objects,
 * removes everything that APPSYNC_JS lacks, and turns the result of a handler into text. It receives one function of
 * the host, `bridge`, and keeps it private. Otherwise only strings pass in or out, so a resolver cannot reach an object
 * of the host.
 */
export const sandboxPrelude = `(function (bridge, settingsText) {
  'use strict';
  const { parse, stringify } = JSON;
  const { freeze, getOwnPropertyNames, hasOwn, defineProperty } = Object;
  const { apply, deleteProperty } = Reflect;
  const SafeProxy = Proxy;
  const sort = Array.prototype.sort;
  const global = globalThis;
  const settings = parse(settingsText);

  class Signal { constructor(outcome) { this.outcome = outcome; } }
  const end = (outcome) => { throw new Signal(outcome); };
  const refuse = (message) => end({ kind: 'crash', message });

  const callHost = (name, args) => {
    let result;
    try {
      result = parse(bridge(name, stringify(args)));
    } catch {
      // An error object of the host must not get through, because its constructor leads to the host.
      refuse(name + ' failed');
    }
    if (result.refusal !== undefined) refuse(result.refusal);
    return result.value;
  };

  const text = (value) => value === undefined || value === null ? null : '' + value;
  const plain = (value) => value === undefined ? null : value;
  const errorOf = (message, type, data, info) => ({ message: '' + message, errorType: text(type), data: plain(data), errorInfo: plain(info) });
  const inside = {
    'util.error': (message, type, data, info) => end({ kind: 'error', error: errorOf(message, type, data, info) }),
    'util.appendError': (message, type, data, info) => { callHost('util.appendError', [errorOf(message, type, data, info)]); },
    'util.unauthorized': () => end({ kind: 'unauthorized' }),
    'runtime.earlyReturn': (value, options) => end({ kind: 'early-return', value: plain(value), skipTo: options && options.skipTo === 'END' ? 'END' : 'NEXT' }),
  };

  const facade = (path, members) => new SafeProxy(freeze(members), {
    get(target, key) {
      if (typeof key === 'symbol') return undefined;
      if (hasOwn(target, key)) return target[key];
      return refuse(path + '.' + key + ' is not supported by the local host');
    },
    set(target, key) { return refuse(path + ' is read-only; ' + path + '.' + ('' + key) + ' cannot be set'); },
    defineProperty() { return refuse(path + ' is read-only'); },
  });
  const build = (path) => {
    const members = { __proto__: null };
    const groups = { __proto__: null };
    for (const name of settings.helpers) {
      if (!name.startsWith(path + '.')) continue;
      const rest = name.slice(path.length + 1);
      const dot = rest.indexOf('.');
      if (dot >= 0) { groups[rest.slice(0, dot)] = true; continue; }
      members[rest] = freeze(inside[name] || ((...args) => callHost(name, args)));
    }
    for (const group in groups) members[group] = build(path + '.' + group);
    return facade(path, members);
  };

  const util = build('util'), extensions = build('extensions'), runtime = build('runtime'), dynamodb = build('dynamodb');
  const modules = { __proto__: null };
  modules['@aws-appsync/utils'] = facade('@aws-appsync/utils', { __proto__: null, util, extensions, runtime });
  modules['@aws-appsync/utils/dynamodb'] = dynamodb;
  freeze(modules);

  for (const type in settings.methods) {
    const prototype = global[type].prototype;
    for (const name of getOwnPropertyNames(prototype)) if (!settings.methods[type].includes(name)) deleteProperty(prototype, name);
  }
  for (const type in settings.statics) {
    if (type === 'console') continue;
    for (const name of getOwnPropertyNames(global[type])) {
      if (!settings.statics[type].includes(name) && name !== 'prototype' && name !== 'length' && name !== 'name') deleteProperty(global[type], name);
    }
  }
  const fixed = (owner, name, value) => defineProperty(owner, name, { value: freeze(value), writable: false, enumerable: false, configurable: false });
  const javaPattern = (name) => () => refuse('String.' + name + ' takes a Java-style pattern in APPSYNC_JS, which the local host does not emulate; use split and join');
  fixed(String.prototype, 'replace', javaPattern('replace'));
  fixed(String.prototype, 'replaceAll', javaPattern('replaceAll'));
  fixed(Array.prototype, 'sort', function () {
    if (arguments.length > 0) refuse('Array.sort takes no comparator in APPSYNC_JS');
    return apply(sort, this, []);
  });
  // APPSYNC_JS returns an empty string for invalid JSON.
  fixed(JSON, 'parse', (input) => { try { return parse(input); } catch { return ''; } });

  const logAt = (level) => (...values) => { callHost('console', [level, values.map((value) => typeof value === 'string' ? value : stringify(value)).join(' ')]); };
  const consoleMembers = { __proto__: null };
  for (const level of settings.statics.console) consoleMembers[level] = freeze(logAt(level));
  const known = { __proto__: null, util, extensions, runtime, console: facade('console', consoleMembers) };
  for (const type in settings.methods) { freeze(global[type]); freeze(global[type].prototype); }
  freeze(Math); freeze(JSON);
  for (const name of getOwnPropertyNames(global)) if (!settings.globals.includes(name)) deleteProperty(global, name);
  for (const name in known) defineProperty(global, name, { value: known[name], writable: false, enumerable: true, configurable: false });
  for (const name of settings.globals) if (hasOwn(global, name)) defineProperty(global, name, { writable: false, configurable: false });

  const contextFrom = (contextText) => {
    const ctx = parse(contextText);
    ctx.args = ctx.arguments;
    // JSON.stringify(ctx.info) leaves the selection set out, as on AWS.
    const { selectionSetList, selectionSetGraphQL } = ctx.info;
    defineProperty(ctx.info, 'selectionSetList', { value: selectionSetList, enumerable: false });
    defineProperty(ctx.info, 'selectionSetGraphQL', { value: selectionSetGraphQL, enumerable: false });
    return ctx;
  };
  // A stack overflow arrives here as an Error of the sandbox. Every thrown value is reduced to text.
  const describe = (thrown) => { try { return '' + thrown; } catch { return 'a value without a text was thrown'; } };

  const run = (instantiate, handler, contextText) => {
    const ctx = contextFrom(contextText);
    try {
      // The module is instantiated again for each call, so module variables do not keep values from one handler to the
      // next.
      const value = instantiate(modules)[handler](ctx);
      return stringify({ kind: 'returned', value: plain(value), stash: ctx.stash });
    } catch (thrown) {
      if (!(thrown instanceof Signal)) return stringify({ kind: 'crash', message: describe(thrown) });
      return stringify({ ...thrown.outcome, stash: ctx.stash });
    }
  };
  let pending;
  // The timeout of vm applies to scripts only, so each call is a script. A module's scope hides this entry from the
  // module.
  defineProperty(global, '__call', { value: freeze(() => run(...pending)) });
  return (...next) => { pending = next; };
})`;
