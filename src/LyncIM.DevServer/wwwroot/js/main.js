// The page: who one is, and what is shown.

import { Conversation } from './conversation.js';
import { Conversations } from './conversations.js';
import { batched, byId, onSubmit, show } from './dom.js';
import { ListView } from './list-view.js';
import { RequestsView } from './requests-view.js';
import { Session } from './session.js';
import { TalkView } from './talk-view.js';
import { addressOf, fullAddress, line } from './text.js';

let session = null;
let conversations = null;

const fail = failure => setConnection(failure.message, true);
const list = new ListView(conversation => open(conversation));
const talk = new TalkView({ send, close: () => open(null), fail });
const render = batched(() => {
  talk.render();
  list.render(conversations?.all ?? [], talk.conversation);
});
new RequestsView();

function setConnection(text, isAway = false) {
  byId('connection').textContent = text;
  byId('connection').classList.toggle('away', isAway);
}

function open(conversation) {
  if (talk.conversation)
    talk.conversation.draft = byId('text').value;
  talk.open(conversation);
  render();
}

async function signIn(name) {
  byId('sign-in-error').textContent = '';
  const starting = new Session(name, happened => conversations.handle(happened));
  conversations = new Conversations(starting, render);
  starting.addEventListener('connection', ({ detail: isThere }) =>
    setConnection(isThere ? 'Connected.' : 'The server is away. Trying again...', !isThere));
  starting.addEventListener('reset', () => conversations.endAll());
  try {
    await starting.start();
  } catch (failure) {
    byId('sign-in-error').textContent = failure.message;
    return;
  }
  session = starting;
  const address = addressOf(session.me.uri);
  byId('who').textContent = `${line(session.me.name)} <${address}>`;
  byId('hint').textContent = `Send-LyncMessage ${address} 'Hello'`;
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
  open(null);
  conversations = null;
  list.clear();
  showSignedIn(false);
  setConnection('');
  byId('presence').value = 'Online';
  byId('note').value = '';
  history.replaceState(null, '', location.pathname);
  byId('name').focus();
  await leaving.stop();
}

/** The first message starts the conversation; where it has ended, another one with the same person. */
async function send(conversation, text) {
  if (!conversation.isNew) {
    await conversation.send(text);
    return;
  }
  const address = conversation.title;
  const started = conversations.start(address, text);
  open(conversations.all.at(-1));
  await started;
}

onSubmit(byId('sign-in-form'), () => signIn(byId('name').value.trim()));
onSubmit(byId('new-form'), () => {
  const address = fullAddress(byId('to').value);
  byId('to').value = '';
  const draft = new Conversation(session.http, render);
  draft.isNew = true;
  draft.addPerson(address, '', address);
  open(draft);
});
byId('sign-out').addEventListener('click', signOut);
byId('presence').addEventListener('change', event => session.publish(event.target.value).catch(fail));
byId('note').addEventListener('change', event => session.publishNote(event.target.value).catch(fail));

addEventListener('online', () => session?.hurry());
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
