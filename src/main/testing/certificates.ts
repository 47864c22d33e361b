import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Issued {
  /** The server's own first, then the one between it and the authority, if there is one. */
  readonly chain: readonly string[];
  readonly key: string;
}

export interface TestAuthority {
  readonly pem: string;
  /** A server's certificate that nobody vouches for but itself. */
  readonly selfSigned: (host: string) => Issued;
  /** A server's certificate for this host name; `days` is how long it is valid, and negative for one that has expired. */
  readonly issue: (
    host: string,
    options?: { days?: number; through?: boolean; usage?: 'serverAuth' | 'clientAuth' },
  ) => Issued;
  readonly close: () => void;
}

function openssl(...args: string[]): void {
  execFileSync('openssl', args, { stdio: 'pipe' });
}

function subject(name: string): string[] {
  return ['-subj', `/O=Tokendock tests/CN=${name}`];
}

function nameOf(host: string): string {
  return /^[\d.]+$/.test(host) ? `IP:${host}` : `DNS:${host}`;
}

/** An authority of its own, made with OpenSSL's program. Closed by whoever opens it. */
export function createTestAuthority(name: string): TestAuthority {
  const folder = mkdtempSync(join(tmpdir(), 'tokendock-authority-'));
  const path = (file: string): string => join(folder, file);
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-noenc'];
  const isCa = ['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=keyCertSign'];
  const by = (file: string): string[] => ['-CA', path(`${file}.pem`), '-CAkey', path(`${file}.key`)];
  const make = (file: string, ...rest: string[]): void =>
    openssl('req', '-x509', ...newKey, '-keyout', path(`${file}.key`), '-out', path(`${file}.pem`), ...rest);
  make('root', ...subject(name), '-days', '30', ...isCa);
  make('between', ...subject(`${name} between`), '-days', '30', ...isCa, ...by('root'));
  const read = (file: string): string => readFileSync(path(file), 'utf8');
  let count = 0;
  return {
    pem: read('root.pem'),
    selfSigned(host) {
      count += 1;
      const file = `own-${count}`;
      const own = ['-addext', `subjectAltName=${nameOf(host)}`, '-addext', 'basicConstraints=CA:FALSE'];
      make(file, ...subject(host), '-days', '10', ...own);
      return { chain: [read(`${file}.pem`)], key: read(`${file}.key`) };
    },
    issue(host, { days = 10, through = false, usage = 'serverAuth' } = {}) {
      count += 1;
      const file = `server-${count}`;
      const issuer = through ? 'between' : 'root';
      const request = [...newKey, '-keyout', path(`${file}.key`), '-out', path(`${file}.csr`), ...subject(host)];
      openssl('req', '-new', ...request);
      writeFileSync(
        path(`${file}.ext`),
        `subjectAltName=${nameOf(host)}\nbasicConstraints=CA:FALSE\nextendedKeyUsage=${usage}\n`,
      );
      const signed = ['-in', path(`${file}.csr`), '-out', path(`${file}.pem`), '-extfile', path(`${file}.ext`)];
      openssl('x509', '-req', ...signed, ...by(issuer), '-CAcreateserial', '-days', String(days));
      const own = read(`${file}.pem`);
      return { chain: through ? [own, read('between.pem')] : [own], key: read(`${file}.key`) };
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
