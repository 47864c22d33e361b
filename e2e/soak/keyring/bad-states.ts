import { setTimeout as sleep } from 'node:timers/promises';
import { t } from '../../../src/contract/language/language.ts';
import type { FailureCode } from '../../../src/contract/result.ts';
import type { SecretService } from '../../secret-service.ts';

/** A way for the keyring to be unusable, which passes. */
export interface BadState {
  readonly name: string;
  readonly begin: (service: SecretService) => Promise<void>;
  /** What happens to it while a call is under way. */
  readonly meanwhile?: (service: SecretService) => Promise<void>;
  readonly end: (service: SecretService) => Promise<void>;
  readonly code: FailureCode;
  /** What a person is to be told. */
  readonly words: string;
  /** How often a person may try meanwhile: a prompt to unlock comes each time. */
  readonly manyTries?: boolean;
  /** Whether a change that failed is known not to have been made. */
  readonly certain: boolean;
}

const noAnswer = { code: 'keychain-timed-out', words: t('keychain.noAnswer'), certain: false } as const;
const none = {
  code: 'keychain-unavailable',
  words: t('keychain.none', { advice: t('keychain.installAny') }),
  certain: true,
} as const;
const unlocked = { end: (service: SecretService) => service.unlock() };

/**
 * The first ones before anything has used the bus: Chromium ends with a bus that it is on. The unanswered prompt after
 * the dismissed ones: as long as it is there, it takes all others to itself.
 */
export const badStates: readonly BadState[] = [
  {
    name: 'behind a dead socket',
    begin: (service) => service.killBus('dead'),
    end: (service) => service.restartBus(),
    ...none,
  },
  {
    name: 'without a bus',
    begin: (service) => service.killBus('gone'),
    end: (service) => service.restartBus(),
    ...none,
  },
  {
    name: 'locked, its prompt dismissed',
    begin: (service) => service.lock(),
    ...unlocked,
    code: 'keychain-locked',
    words: t('keychain.locked'),
    manyTries: true,
    certain: true,
  },
  {
    name: 'locked, its prompt unanswered',
    async begin(service) {
      await service.endPrompts('unanswered');
      await service.lock();
    },
    ...unlocked,
    ...noAnswer,
  },
  {
    name: 'frozen',
    begin: async (service) => service.freeze(),
    end: async (service) => service.thaw(),
    ...noAnswer,
  },
  {
    name: 'killed in the middle of a call',
    // Frozen first, so that it surely has not answered by then.
    begin: async (service) => service.freeze(),
    async meanwhile(service) {
      await sleep(500);
      await service.killDaemon();
    },
    end: (service) => service.restartDaemon(),
    ...none,
  },
  {
    name: 'without a service',
    begin: (service) => service.killDaemon(),
    end: (service) => service.restartDaemon(),
    ...none,
  },
  {
    name: 'without a collection',
    begin: (service) => service.loseKeyring(),
    end: (service) => service.findKeyring(),
    code: 'keychain-unavailable',
    words: t('keychain.noKeyring', { advice: t('keychain.createLinux') }),
    certain: true,
  },
];
