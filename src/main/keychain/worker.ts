import { watchForUnexpected } from '../unexpected.ts';
import { serveKeychain } from './serve.ts';

// The keychain's process, which main starts with `utilityProcess.fork` and kills when it hangs.
watchForUnexpected(process, { afterwards: () => process.exit(1) });
serveKeychain(process.platform);
