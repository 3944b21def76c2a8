import { posix } from 'node:path';

/**
 * The import rule of the design as one function: which room may know which, and what only one place may call. It reads
 * text and asks no compiler, so that a file that does not compile is judged too.
 */

const ROOMS = [
  'record',
  'credential',
  'trust',
  'issuing',
  'verifying',
  'recognition',
  'store',
  'api',
  'wallets',
  'desk',
] as const;
type Room = (typeof ROOMS)[number];

/** What each room may import beside itself. */
const MAY_IMPORT: Readonly<Record<Room, readonly string[]>> = {
  record: [],
  credential: ['record', 'contexts'],
  trust: ['credential', 'record'],
  issuing: ['credential', 'trust', 'record'],
  verifying: ['credential', 'trust', 'record'],
  recognition: ['verifying', 'credential', 'record'],
  store: ['record'],
  api: ['issuing', 'verifying', 'recognition', 'desk', 'credential', 'trust', 'record'],
  wallets: ['issuing', 'verifying', 'recognition', 'credential', 'trust', 'record'],
  desk: ['issuing', 'verifying', 'recognition', 'credential', 'trust', 'record'],
};
/** Files that put the rooms together. */
const WIRING = ['index', 'app', 'config', 'workshop', 'recognition-workshop', 'supplied-workshop', 'background'];
/** Puts the rooms together for conformance runs, as another Worker; nothing of the product knows it. */
const CONFORMANCE = 'conformance';
const CLI = ['issuing', 'verifying', 'credential', 'trust', 'record'];

const MAY_READ_THE_CLOCK = /^src\/(index\.ts|conformance\/index\.ts|cli\.ts|workshop\.ts|store\/|local\/)/;
const MAY_FETCH = /^src\/(trust\/safe-fetch\.ts|local\/)/;
const MAY_GRANT_SCOPE = /^src\/(conformance\/index\.ts|api\/session\.ts|workshop\.ts|record\/institution-scope\.ts)$/;

export interface Breach {
  readonly file: string;
  readonly rule: 'room' | 'type-only' | 'unknown-room' | 'fetch' | 'clock' | 'markup' | 'scope';
  readonly what: string;
}

/** Every breach in one file; `path` is relative to the repository, with slashes. */
export function breaches(path: string, source: string): Breach[] {
  const found: Breach[] = [];
  const add = (rule: Breach['rule'], what: string) => found.push({ file: path, rule, what });
  for (const { specifier, typeOnly } of importsOf(source)) {
    if (!specifier.startsWith('.')) continue;
    const target = posix.normalize(posix.join(posix.dirname(path), specifier));
    const rule = isShippedTrust(roomOf(path), target) ? null : roomBreach(roomOf(path), roomOf(target), typeOnly);
    if (rule) add(rule, `imports ${target}`);
  }
  const code = blanked(source, { strings: true });
  const uses = (pattern: RegExp) => pattern.exec(code)?.[0];
  // A method of that name is somebody's own; the bare word, called or handed on, is the runtime's.
  const fetched = uses(
    /(?<![.\w$'"])fetch\s*\(|\b(?:globalThis|self|window)\s*(?:\.\s*fetch\b|\[)|[=(,:?]\s*fetch\s*[,;)\n]/,
  );
  if (fetched && !MAY_FETCH.test(path)) add('fetch', fetched);
  const clock = uses(
    /\bDate\s*\.\s*now\b|\bnew\s+Date\s*(?:\(\s*\)|(?![\w\s(]))|(?<!new\s)(?<![.\w$])Date\s*\(\s*\)|\bperformance\s*\.\s*now\b/,
  );
  if (clock && path.startsWith('src/') && !MAY_READ_THE_CLOCK.test(path)) add('clock', clock);
  const markup = uses(/(?<![.\w$])raw\s*\(|\bdangerouslySetInnerHTML\b/);
  if (markup) add('markup', markup);
  const scope = uses(/\bgrantScope\b/);
  if (scope && !MAY_GRANT_SCOPE.test(path)) add('scope', scope);
  return found;
}

/** Who may sign is data of the trust room, kept beside the keys. */
const isShippedTrust = (from: string, target: string): boolean => from === 'trust' && target.startsWith('keys/trust/');

/** `src/api/route.ts` lies in `api`, `src/app.ts` in `app`, `keys/x.ts` in `keys`. */
function roomOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'src' ? second.replace(/\.tsx?$/, '') : top;
}

function roomBreach(from: string, to: string, typeOnly: boolean): Breach['rule'] | null {
  if (from === to || from === 'local') return null;
  if (to === 'local' || to === 'test' || to === CONFORMANCE) return 'room';
  if (from === CONFORMANCE) return ROOMS.includes(to as Room) ? null : 'room';
  if (WIRING.includes(from)) return ROOMS.includes(to as Room) || WIRING.includes(to) ? null : 'unknown-room';
  if (from === 'cli') return CLI.includes(to) ? null : 'room';
  if (from === 'keys') return to === 'credential' ? null : 'room';
  if (from === 'contexts') return 'room';
  const allowed = MAY_IMPORT[from as Room];
  if (!allowed) return 'unknown-room';
  if (allowed.includes(to)) return null;
  // The record book implements what the rooms ask of it, so it knows their types and nothing that runs.
  if (from === 'store' && ROOMS.includes(to as Room)) return typeOnly ? null : 'type-only';
  return 'room';
}

/** Every import and re-export, the dynamic ones included. */
function importsOf(source: string): { specifier: string; typeOnly: boolean }[] {
  const code = blanked(source, { strings: false });
  const found: { specifier: string; typeOnly: boolean }[] = [];
  for (const [, clause = '', specifier = ''] of code.matchAll(
    /\b(?:import|export)\s+([\w$*{}\s,]*?)\s*\bfrom\s*['"]([^'"\n]+)['"]/g,
  ))
    found.push({ specifier, typeOnly: isTypeOnly(clause) });
  for (const [, specifier = ''] of code.matchAll(/\bimport\s*['"]([^'"\n]+)['"]/g))
    found.push({ specifier, typeOnly: false });
  for (const [, specifier = ''] of code.matchAll(/\b(?:import|require)\s*\(\s*['"`]([^'"`\n]+)['"`]/g))
    found.push({ specifier, typeOnly: false });
  return found;
}

/** `type { A }`, or braces in which every name is a type. */
function isTypeOnly(clause: string): boolean {
  if (/^type\b/.test(clause.trim())) return true;
  const names = /^\{([^}]*)\}$/.exec(clause.trim())?.[1];
  return names?.split(',').every((name) => name.trim() === '' || /^type\s/.test(name.trim())) ?? false;
}

/** The source with comments, and where asked what lies in quotes, replaced by spaces. Line breaks stay. */
function blanked(source: string, { strings }: { strings: boolean }): string {
  const blank = (text: string) => text.replace(/[^\n]/g, ' ');
  const quoted = (text: string) => (strings ? text.charAt(0) + blank(text.slice(1, -1)) + text.at(-1) : text);
  return source.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|\$\{[^}]*\}|[^`\\])*`|(?<=[(,=:[!&|?{};\n]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[dgimsuvy]*/g,
    (text) => {
      if (text.startsWith('//') || text.startsWith('/*')) return blank(text);
      if (!text.startsWith('`')) return text.startsWith('/') ? blank(text) : quoted(text);
      // What stands in ${…} is code.
      return strings
        ? text.replace(/\$\{([^}]*)\}|[^\n]/g, (_, code) => (code === undefined ? ' ' : `(${code}) `))
        : text;
    },
  );
}
