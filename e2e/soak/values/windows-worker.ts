import { serveKeychain } from '../../../src/main/keychain/serve.ts';

// The keychain's process with values split as on Windows, whatever this system is.
serveKeychain('win32');
