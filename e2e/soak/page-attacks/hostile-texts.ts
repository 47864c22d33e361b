import type { ProviderId } from '../../../src/contract/account.ts';
import { refusalSaying } from '../../providers/documented-answers.ts';
import { hostileJwt, successText } from '../../providers/hostile/success-text.ts';
import { send } from '../../providers/server/send.ts';
import { storedUser } from '../../providers/server/users.ts';
import { accountsOf, call, draftFor, must } from '../canaries/calls.ts';
import type { App, World } from '../canaries/world.ts';

const markup = `<img src=x onerror="attacked('markup')"><script>attacked('script')</script>&lt;b&gt;`;

/** Markup wherever a text of others is shown: labels, tags, a provider's words, a profile, claims, tenants. */
export async function showMarkup(app: App, world: World): Promise<void> {
  for (const id of ['auths', 'neostra'] as const satisfies ProviderId[]) {
    const draft = draftFor(world.servers[id], id, world.newSecret());
    const added = await must(app, 'addAccount', { ...draft, label: `${markup} ${id}`, tags: [markup.slice(0, 40)] });
    world.servers[id].answerNext(refusalSaying(id, markup));
    await call(app, 'signIn', added);
    const user = { ...storedUser({ username: markup, email: markup, password: '' }, 1), uuid: markup, tenants: [] };
    const token = hostileJwt({ sub: markup, [markup]: markup });
    world.servers[id].answerNext((_request, response) => send(response, 200, successText(id, { user, token })));
    await call(app, 'signIn', added);
    await app.window.getByRole('row').filter({ hasText: id }).first().waitFor();
    await call(app, 'accountDetails', added);
  }
}

/** An answer that would change every object there is, if its members were taken over unseen. */
export async function pollute(app: App, world: World): Promise<void> {
  const { appmixer } = world.servers;
  const added = await must(app, 'addAccount', draftFor(appmixer, 'polluted', world.newSecret()));
  const prototype = '"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}';
  const success = successText('appmixer').replace('"user":{', `"user":{${prototype},`);
  appmixer.answerNext((_request, response) => send(response, 200, `{${prototype},${success.slice(1)}`));
  await call(app, 'signIn', added);
  await call(app, 'accountDetails', added);
  appmixer.answerNext((_request, response) => send(response, 401, `{${prototype},"errors":["no"]}`));
  await call(app, 'signIn', added);
  await accountsOf(app);
}
