// Requests of the protocol: with the token where there is one, and failures in words.

/** A failure that the server has told, or that it could not be reached (status 0). */
export class Failure extends Error {
  constructor(status, body) {
    super(body?.message || (status ? `The server answered ${status}.` : 'The server cannot be reached.'));
    this.status = status;
    this.code = body?.code;
    this.subcode = body?.subcode;
  }
}

/** An id of ours; the browser makes better ones only on https and on this machine. */
export const newId = () => crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), b => b.toString(16).padStart(2, '0')).join('');

export class Http {
  /** Stays in memory, and goes to this server alone. */
  #token = null;
  #renew = null;

  /** Gets a token for a name; any password will do. */
  async signIn(tokenUrl, name) {
    this.#renew = async () => {
      const form = new URLSearchParams({ grant_type: 'password', username: name, password: 'page' });
      const answer = await this.#fetch(tokenUrl, { method: 'POST', body: form });
      if (!answer.ok)
        throw new Failure(answer.status, { message: 'The server does not let you in under that name.' });
      this.#token = (await answer.json()).access_token;
    };
    await this.#renew();
  }

  forget() {
    this.#token = this.#renew = null;
  }

  /** What the server answers: its JSON, or null for an empty answer; the Location of what was made is in `location`. */
  async request(method, url, body, { type = 'application/json', signal, keepalive } = {}) {
    const send = () => this.#fetch(url, {
      method,
      signal,
      keepalive,
      headers: {
        Accept: 'application/json',
        ...(this.#token && { Authorization: `Bearer ${this.#token}` }),
        ...(body !== undefined && { 'Content-Type': type }),
      },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    let answer = await send();
    if (answer.status === 401 && this.#renew) {
      await this.#renew();
      answer = await send();
    }
    const text = await this.#read(answer);
    const json = text && answer.headers.get('Content-Type')?.includes('json') ? JSON.parse(text) : null;
    if (!answer.ok)
      throw new Failure(answer.status, json);
    return { json, location: answer.headers.get('Location') };
  }

  async get(url, options) {
    return (await this.request('GET', url, undefined, options)).json;
  }

  post(url, body, options) {
    return this.request('POST', url, body, options);
  }

  delete(url, options) {
    return this.request('DELETE', url, undefined, options);
  }

  async #fetch(url, options) {
    try {
      return await fetch(url, { ...options, cache: 'no-store', credentials: 'omit', redirect: 'error' });
    } catch (failure) {
      throw failure.name === 'AbortError' ? failure : new Failure(0);
    }
  }

  async #read(answer) {
    try {
      return await answer.text();
    } catch (failure) {
      throw failure.name === 'AbortError' ? failure : new Failure(0);
    }
  }
}
