// Small helpers for the page. Text is always set as text.

export const byId = id => document.getElementById(id);

/** An element with properties and children; strings become text. */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** Calls once for many changes, before the browser paints. */
export function batched(action) {
  let isDue = false;
  return () => {
    if (isDue)
      return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      action();
    });
  };
}

/** Handles a form's submission, and says what went wrong. */
export function onSubmit(form, action) {
  form.addEventListener('submit', event => {
    event.preventDefault();
    action(event);
  });
}

/** Shows or hides; returns whether that was a change. */
export function show(shown, isShown) {
  const wasShown = !shown.hidden;
  shown.hidden = !isShown;
  return wasShown !== isShown;
}
