// Loaded at the start of the body, before anything is drawn: style sheets ask for these classes.
document.body.classList.add('js-enabled');
if ('noModule' in HTMLScriptElement.prototype) {
    document.body.classList.add('govuk-frontend-supported');
}
