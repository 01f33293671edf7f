/* Keys n and j go to the next finding, p and k to the one before; the bar does the same. Without this script every
 * number is a link to its note, and back. */
(function () {
    'use strict';
    var refs = Array.prototype.slice.call(document.querySelectorAll('a.ref[id]'));
    var bar = document.getElementById('bar'), told = document.getElementById('at'), reports = document.getElementById('reports');
    var at = -1;

    function mark(on) {
        if (at < 0) return;
        var note = document.getElementById(refs[at].getAttribute('href').slice(1));
        refs[at].classList.toggle('here', on);
        if (note) note.classList.toggle('here', on);
    }
    function tell() { told.textContent = (at + 1) + ' / ' + refs.length; }
    function go(to) {
        if (!refs.length) return;
        mark(false);
        at = (to + refs.length) % refs.length;
        mark(true);
        refs[at].focus({ preventScroll: true });
        refs[at].scrollIntoView({ block: 'center' });
        tell();
    }
    /* From where the reader is, not from where the keys were last. */
    function here() {
        var id = document.activeElement && document.activeElement.id || location.hash.slice(1);
        for (var i = 0; i < refs.length; i++)
            if (refs[i].id === id || refs[i].getAttribute('href') === '#' + id) return i;
        return at;
    }
    document.addEventListener('keydown', function (event) {
        if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
        var step = { n: 1, j: 1, p: -1, k: -1 }[event.key];
        if (!step) return;
        event.preventDefault();
        var from = here();
        go(from < 0 && step < 0 ? -1 : from + step);
    });
    bar.addEventListener('click', function (event) {
        var button = event.target.closest('button');
        if (button) go(at < 0 && button.value < 0 ? -1 : at + Number(button.value));
    });
    if (refs.length) {
        bar.hidden = false;
        tell();
    }
    if (reports) { /* written last, wanted first */
        document.querySelector('main').before(reports);
        document.title = reports.querySelector('h2').textContent;
    }
}());
