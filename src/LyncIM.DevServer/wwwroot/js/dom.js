// Small helpers for the page. Text is always set as text.

export const byId = id => document.getElementById(id);

/** An element with properties and children; strings become text. */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** Does once what many changes ask for, in a tab that nobody looks at, too: there the browser paints no frame. */
export function batched(action) {
  let isDue = false;
  return () => {
    if (isDue)
      return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      action();
    });
  };
}

/** Handles a form's submission in place of the browser. */
export function onSubmit(form, action) {
  form.addEventListener('submit', event => {
    event.preventDefault();
    action(event);
  });
}

export function show(shown, isShown) {
  shown.hidden = !isShown;
}

/** Sets text that is read out when it changes: only when it does. */
export function setText(node, text) {
  if (node.textContent !== text)
    node.textContent = text;
}
