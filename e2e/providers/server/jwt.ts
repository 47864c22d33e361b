import { createHmac } from 'node:crypto';

const header = encode({ alg: 'HS256', typ: 'JWT' });

/** An HS256 JWT (RFC 7519). Claims that are `undefined` are left out. */
export function signJwt(claims: object, key: Buffer): string {
  const content = `${header}.${encode(claims)}`;
  return `${content}.${signature(content, key)}`;
}

/** Whether this key signed it. Says nothing about its claims. */
export function isSignedBy(token: string, key: Buffer): boolean {
  const end = token.lastIndexOf('.');
  return end > 0 && token.slice(end + 1) === signature(token.slice(0, end), key);
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function signature(content: string, key: Buffer): string {
  return createHmac('sha256', key).update(content).digest('base64url');
}
