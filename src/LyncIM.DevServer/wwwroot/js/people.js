// The simulated people of the server, and what each does: the address's beginning decides.

export const people = [
  ['echo', 'types, stops, then sends back what you said'],
  ['echo-html', 'the same in HTML'],
  ['echo-rtf', 'the same in RTF, which is shown here as it comes'],
  ['callback', 'starts a conversation with you'],
  ['leaver', 'takes the message, then leaves'],
  ['plain', 'takes plain text only'],
  ['short10', 'takes at most 10 characters (any number)'],
  ['offline', 'is offline: messages fail'],
  ['dnd', 'does not want to be disturbed: messages fail'],
  ['unknown', 'is known to nobody: messages fail'],
  ['decline', 'refuses'],
  ['flaky2', 'the first 2 messages fail (any number)'],
  ['delay2000', 'takes 2000 milliseconds for each message (any number)'],
  ['never', 'never says what became of a message'],
  ['yes', 'answers yes to everything'],
  ['no', 'answers no to everything'],
  ['lee', 'is there, takes the message and says nothing, as does anybody else'],
];
