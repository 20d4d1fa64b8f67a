// A borough's provider of OpenID Connect, for a journey: the certified package, with pages of its
// own that are as plain as can be. Another host than the program's, as it is in life.
import { generateKeyPairSync } from 'node:crypto'
import http from 'node:http'
import Provider from 'oidc-provider'

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
const page = (title, content) => `<!doctype html><html lang="en"><title>${title}</title>
<body><h1>${title}</h1>${content}</body></html>`

function new_key(kid) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' }
}

function configuration(client, people, keys) {
  const known = (email) => people[email] && { sub: email, ...people[email] }
  return {
    clients: [client],
    jwks: { keys },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    ttl: { AccessToken: 600, Grant: 3600, IdToken: 600, Interaction: 600, Session: 3600 },
    pkce: { methods: ['S256'], required: () => true },
    cookies: { keys: ['a key of the test'] },
    interactions: { url: (context, interaction) => `/interaction/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        logoutSource: (context, form) => {
          context.body = page('Sign out of the borough?', `${form}<button type="submit"
            form="op.logoutForm" name="logout" value="yes">Yes, sign out</button>`)
        }
      }
    },
    findAccount: (context, email) => known(email) && {
      accountId: email,
      claims: () => known(email)
    },
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client.clientId, accountId: oidc.session.accountId
      })
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    }
  }
}

async function fields_of(request) {
  let body = ''
  for await (const part of request) body += part
  return new URLSearchParams(body)
}

async function interact(provider, request, response) {
  if (request.method === 'POST') {
    const email = (await fields_of(request)).get('email')
    return provider.interactionFinished(request, response, { login: { accountId: email } })
  }
  response.setHeader('Content-Type', 'text/html')
  return response.end(page('Borough account', `<form method="post"
    action="${escaped(request.url)}"><label>Work email <input name="email"></label>
    <button>Log in</button></form>`))
}

// `people`: what it says of each, by email address. `mase` is the address of the program.
export async function start_provider(mase, people) {
  const client = {
    client_id: 'mase',
    client_secret: 'a secret & more',
    redirect_uris: [`${mase}/sign-in/return`],
    post_logout_redirect_uris: [`${mase}/sign-in`],
    response_types: ['code'],
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'client_secret_basic',
    id_token_signed_response_alg: 'RS256'
  }
  let provider, port = 0, keys = 1
  const answer = (request, response) => {
    const answering = request.url.startsWith('/interaction/')
      ? interact(provider, request, response) : provider.callback()(request, response)
    Promise.resolve(answering).catch((error) => {
      response.statusCode = 500
      response.end(error.message)
    })
  }
  let server
  const listen = () => new Promise((resolve) => {
    server = http.createServer(answer).listen(port, 'localhost', () => {
      ({ port } = server.address())
      server.unref()
      resolve()
    })
  })
  await listen()
  const issuer = `http://localhost:${port}`
  const set_up = () => {
    provider = new Provider(issuer, configuration(client, people, [new_key(`key-${keys}`)]))
  }
  set_up()
  return {
    issuer,
    secret: client.client_secret,
    // Another key signs from now on, and everyone there is signed out.
    rotate() {
      keys += 1
      set_up()
    },
    stop: () => new Promise((resolve) => {
      server.close(resolve)
      server.closeAllConnections()
    }),
    start: listen
  }
}
