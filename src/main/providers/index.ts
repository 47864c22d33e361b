import type { ProviderId } from '../../contract/account.ts';
import { appmixer } from './appmixer.ts';
import { auths } from './auths.ts';
import { cloudidr } from './cloudidr.ts';
import { cloudio } from './cloudio.ts';
import { neostra } from './neostra.ts';
import type { Provider } from './provider.ts';

/** Every provider there is; the type makes a forgotten one an error. */
export const providers: Readonly<Record<ProviderId, Provider>> = { cloudidr, cloudio, auths, neostra, appmixer };
