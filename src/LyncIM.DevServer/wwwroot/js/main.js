// The page: who one is, and what is shown.

import { Conversations } from './conversations.js';
import { batched, byId, onSubmit, setText, show } from './dom.js';
import { ListView } from './list-view.js';
import { RequestsView } from './requests-view.js';
import { SelfView } from './self-view.js';
import { Session } from './session.js';
import { onWake } from './sleep.js';
import { TalkView } from './talk-view.js';
import { addressOf, fullAddress, line } from './text.js';

const title = document.title;

let session = null;
let conversations = null;

/** Says what went wrong, until something else is done. */
const fail = failure => setText(byId('problem'), failure ? failure.message : '');

/** Does what somebody has asked for, and says what went wrong with it. */
const attempt = action => async event => {
  fail(null);
  try {
    await action(event);
  } catch (failure) {
    fail(failure);
  }
};

const list = new ListView(conversation => open(conversation));
const self = new SelfView(attempt);
const talk = new TalkView({
  attempt,
  send: (conversation, text) => conversations.say(conversation, text),
  remove,
  close: () => {
    const { conversation } = talk;
    open(null);
    list.focus(conversation);
  },
});
const render = batched(() => {
  const all = conversations?.all ?? [];
  talk.render();
  list.render(all, talk.conversation);
  const unread = all.reduce((sum, conversation) => sum + conversation.unread, 0);
  document.title = `${unread ? `(${unread}) ` : ''}${session ? `${line(session.me.name)} - ` : ''}${title}`;
});
new RequestsView();

function setConnection(text, isAway = false) {
  setText(byId('connection'), text);
  byId('connection').classList.toggle('away', isAway);
}

/** Tells those who do not see it that somebody else has done something. */
function announce(conversation, text) {
  if (conversation !== talk.conversation || document.hidden)
    setText(byId('news'), text);
}

function open(conversation) {
  talk.open(conversation);
  render();
}

function remove(conversation) {
  open(null);
  conversations.remove(conversation);
  byId('to').focus();
}

async function signIn(name) {
  fail(null);
  const starting = new Session(name, happened => own.handle(happened));
  const own = new Conversations(starting, render, announce);
  starting.addEventListener('connection', ({ detail: isThere }) =>
    setConnection(isThere ? 'Connected.' : 'The server is away. Trying again...', !isThere));
  starting.addEventListener('reset', ({ detail: text }) => own.endAll(text));
  starting.addEventListener('resync', () => own.refresh().catch(fail));
  starting.addEventListener('self', ({ detail: published }) => self.take(published));
  try {
    await starting.start();
  } catch (failure) {
    byId('name').value = name;
    byId('name').focus();
    fail(failure);
    return;
  }
  session = starting;
  conversations = own;
  self.open(session);
  list.explain(addressOf(session.me.uri));
  history.replaceState(null, '', `?as=${encodeURIComponent(name)}`);
  showSignedIn(true);
  setConnection('Connected.');
  byId('to').focus();
  render();
}

function showSignedIn(isSignedIn) {
  show(byId('sign-in'), !isSignedIn);
  show(byId('workplace'), isSignedIn);
  show(byId('self'), isSignedIn);
}

async function signOut() {
  const leaving = session;
  session = null;
  conversations = null;
  open(null);
  showSignedIn(false);
  setConnection('');
  history.replaceState(null, '', location.pathname);
  byId('name').focus();
  await leaving.stop();
}

onSubmit(byId('sign-in-form'), () => signIn(byId('name').value.trim()));
onSubmit(byId('new-form'), () => {
  const address = fullAddress(byId('to').value);
  byId('to').value = '';
  fail(null);
  open(conversations.with(address));
});
byId('sign-out').addEventListener('click', attempt(signOut));

addEventListener('online', () => session?.lookAgain());
onWake(() => session?.lookAgain());
document.addEventListener('visibilitychange', () => {
  session?.hurry();
  render();
});
addEventListener('pagehide', () => session?.stop({ isLeaving: true }));
addEventListener('pageshow', event => event.persisted && location.reload());

const as = new URLSearchParams(location.search).get('as');
if (as)
  signIn(as);
else
  byId('name').focus();
