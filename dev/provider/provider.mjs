// An OpenID provider for demonstrations and tests. It asks for no password, keeps everything in memory
// and listens on loopback only; the portal refuses to start with it outside demonstration mode.
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { logoutPage, messagePage, signInPage } from './pages.mjs';

const modules = process.env.PRACTICEREVIEW_NODE_MODULES;
const { default: Provider, interactionPolicy } = await import(
  modules ? pathToFileURL(createRequire(`${modules}/any.js`).resolve('oidc-provider')).href : 'oidc-provider');

const setting = (name) => {
  const value = process.env[name];
  if (!value) {
    console.error(`The demonstration provider needs ${name}.`);
    process.exit(64);
  }
  return value;
};
const list = (name) => (process.env[name] ?? '').split(/[\s,]+/).filter(Boolean);

const port = Number(setting('PROVIDER_PORT'));
const issuer = process.env.PROVIDER_ISSUER || `http://127.0.0.1:${port}`;
const clientId = setting('PROVIDER_CLIENT_ID');
const clientSecret = setting('PROVIDER_CLIENT_SECRET');
const redirectUris = list('PROVIDER_REDIRECT_URIS');
const people = JSON.parse(setting('PROVIDER_PEOPLE'));
const trials = process.env.PROVIDER_TRIALS === '1';
const css = readFileSync(new URL('./provider.css', import.meta.url));

const newKey = () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: randomBytes(8).toString('hex'), use: 'sig', alg: 'RS256' };
};

const findAccount = (_, sub) => {
  const person = people.find((one) => one.sub === sub);
  return person && {
    accountId: person.sub,
    claims: () => ({ sub: person.sub, name: person.name, email: person.email, email_verified: true }),
  };
};

// The portal is the only client and it is ours: nobody is asked to consent to their own organisation's tool.
const loadExistingGrant = async (ctx) => {
  const { client, session, provider } = ctx.oidc;
  const known = session.grantIdFor(client.clientId);
  if (known) {
    const grant = await provider.Grant.find(known);
    if (grant) return grant;
  }
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile email');
  await grant.save();
  return grant;
};

const page = (ctx, status, html) => {
  ctx.status = status;
  ctx.type = 'html';
  ctx.body = html;
};

// Cookies carry no port, so two providers on one machine need differently named ones.
const cookieName = (name) => `demonstration_${port}_${name}`;
const cookieKeys = [randomBytes(32).toString('base64url')];

const makeProvider = (key) => {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  const provider = new Provider(issuer, {
    clients: [{
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: redirectUris,
      post_logout_redirect_uris: list('PROVIDER_POST_LOGOUT_URIS'),
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: process.env.PROVIDER_CLIENT_AUTHENTICATION || 'client_secret_basic',
    }],
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    cookies: {
      keys: cookieKeys,
      names: { session: cookieName('session'), interaction: cookieName('interaction'), resume: cookieName('resume') },
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => page(ctx, 200, logoutPage(form)),
        postLogoutSuccessSource: (ctx) =>
          page(ctx, 200, messagePage('You are signed out', 'You can close this window.')),
      },
    },
    findAccount,
    interactions: { policy, url: (_, interaction) => `/interaction/${interaction.uid}` },
    jwks: { keys: [key] },
    loadExistingGrant,
    pkce: { required: () => true },
    renderError: (ctx, out) =>
      page(ctx, ctx.status, messagePage('This sign-in cannot go on', `The provider answered: ${out.error}.`)),
    ttl: { AccessToken: 300, AuthorizationCode: 60, IdToken: 300, Interaction: 3600, Session: 12 * 3600, Grant: 12 * 3600 },
  });
  return { provider, handle: provider.callback() };
};

let current = makeProvider(newKey());

const answer = (response, status, type, body) => {
  response.writeHead(status, { 'content-type': type });
  response.end(body);
};

const readForm = async (request) => {
  let body = '';
  for await (const piece of request) {
    body += piece;
    if (body.length > 10_000) throw new Error('too large');
  }
  return new URLSearchParams(body);
};

const interact = async (request, response) => {
  const { provider } = current;
  const details = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    answer(response, 200, 'text/html; charset=utf-8', signInPage(details.uid, people));
    return;
  }
  const chosen = (await readForm(request)).get('person');
  const result = people.some((one) => one.sub === chosen)
    ? { login: { accountId: chosen, remember: false } }
    : { error: 'access_denied', error_description: 'The person chose not to sign in' };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
};

const server = http.createServer(async (request, response) => {
  const path = request.url.split('?')[0];
  response.setHeader('content-security-policy', "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'");
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('x-content-type-options', 'nosniff');
  try {
    if (path === '/provider.css') {
      answer(response, 200, 'text/css; charset=utf-8', css);
    } else if (path === '/alive') {
      answer(response, 200, 'text/plain', 'alive');
    } else if (trials && path === '/trials/rotate' && request.method === 'POST') {
      const key = newKey();
      current = makeProvider(key); // codes and sessions live in the library's shared memory and go on
      answer(response, 200, 'application/json', JSON.stringify({ kid: key.kid }));
    } else if (path.startsWith('/interaction/')) {
      await interact(request, response);
    } else {
      await current.handle(request, response);
    }
  } catch (problem) {
    if (trials) console.error(problem);
    if (!response.headersSent) {
      answer(response, 400, 'text/html; charset=utf-8',
        messagePage('This sign-in has run out', 'Go back to PracticeReview and sign in again.'));
    } else {
      response.end();
    }
  }
});

server.on('error', (problem) => {
  console.error(problem.code === 'EADDRINUSE' ? `Port ${port} is taken.` : problem.message);
  process.exit(1);
});
server.listen(port, '127.0.0.1', () => {
  const fingerprint = createHash('sha256').update(clientId).digest('hex').slice(0, 8);
  console.log(`Demonstration provider ready at ${issuer} for client ${fingerprint}, ${people.length} people`);
});
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => { server.close(); server.closeAllConnections(); process.exit(0); });
}
if (process.env.PROVIDER_STOP_WITH_PARENT === '1') {
  // Whoever started us holds the other end of standard input; when they are gone, so are we.
  process.stdin.on('end', () => process.exit(0)).resume();
}
