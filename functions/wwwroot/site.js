// Scripts only make pages nicer; every page works without them.
const summary = document.querySelector('.govuk-error-summary');
summary?.focus();

// Two taps on a button send one form.
for (const form of document.querySelectorAll('form[method="post"]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
    }
    form.dataset.sent = 'yes';
  });
}
// Only where the browser can print does a print button show.
for (const button of document.querySelectorAll('[data-print]')) {
  button.closest('[hidden]')?.removeAttribute('hidden');
  button.addEventListener('click', () => window.print());
}
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form')) {
    delete form.dataset.sent;
  }
});
