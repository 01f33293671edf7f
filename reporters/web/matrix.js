/* Shows the data of the page as a table: filtered, sorted, a chunk of rows at a time as the reader scrolls. A link
 * without a page to lead to (#r12, #r12:c3) opens a list under its row. One listener for a kind of event, none a cell. */
(function () {
    'use strict';
    var data = JSON.parse(document.getElementById('data').textContent);
    var words = data.phrases, CHUNK = 100;
    var PATH = 0, STATE = 1, TITLE = 2, DEADLINE = 3, MISSED = 4, PARTS = 5, COUNTS = 6, FOUND = 7, ERRORS = 8, PAGE = 9;
    var RULE = 0, LEVEL = 1, CATEGORY = 2, LINE = 3, MESSAGE = 4, ADVICE = 5;
    var view = [], shown = 0, sorted = -1, down = true;
    function at(id) { return document.getElementById(id); }
    var scroll = at('scroll'), table = scroll.querySelector('table');
    var head = table.tHead, body = table.tBodies[0], foot = table.tFoot;

    function esc(text) {
        return String(text).replace(/[&<>"']/g, function (c) { return '&#' + c.charCodeAt(0) + ';'; });
    }
    function say(phrase, a, b) { return phrase.split('{0}').join(a).split('{1}').join(b); }

    /* Only the categories that some report has are columns. */
    var used = data.categories.map(function () { return false; });
    data.rows.forEach(function (row, i) {
        row.number = i + 1;
        row.levels = [0, 0, 0];
        row.by = {};
        row[COUNTS].forEach(function (c) {
            used[c[0]] = true;
            row.by[c[0]] = c;
            for (var level = 0; level < 3; level++) row.levels[level] += c[3 - level];
        });
    });
    function sum(count) { return count ? count[1] + count[2] + count[3] : 0; }
    function worst(count) { return count[1] ? 2 : count[2] ? 1 : 0; }

    /* where: what a cell of ROW leads to */
    function where(row, hash, id) {
        return row[PAGE] ? esc(data.pages + row[PAGE] + (id ? '#r1-' + id : '')) : '#r' + row.number + hash;
    }
    function link(row, hash, id, text) { return '<a href="' + where(row, hash, id) + '">' + esc(text) + '</a>'; }
    function first(row, fits) {
        var i = row[FOUND].findIndex(fits);
        return i < 0 ? '' : 'f' + (i + 1);
    }

    /* ---- columns: label, value to sort by, cell ---- */
    var columns = [
        { label: data.columns[0], value: function (r) { return r[PATH]; }, cell: function (r) {
            return '<th scope="row">' + link(r, '', '', r[PATH]) + (r[TITLE] ? '<small>' + esc(r[TITLE]) + '</small>' : '') + '</th>';
        } },
        { label: data.columns[1], value: function (r) { return r[STATE]; }, cell: function (r) {
            return '<td class="s' + r[STATE] + '">' + link(r, '', '', data.states[r[STATE]]) + '</td>';
        } }
    ];
    data.roles.forEach(function (label, i) {
        columns.push({ label: label, wide: true, value: function (r) { return r[PARTS][i] ? r[PARTS][i][0] : -1; }, cell: function (r) {
            var part = r[PARTS][i];
            if (!part) return '<td></td>';
            return '<td class="e' + part[0] + '">' + link(r, ':e' + i, part[1] ? 'L' + part[1] : '', data.elements[part[0]]) + '</td>';
        } });
    });
    [2, 1, 0].forEach(function (level) {
        columns.push({ label: data.columns[5 - level], value: function (r) { return r.levels[level]; },
            total: function (r) { return r.levels[level]; }, cell: function (r) {
                var n = r.levels[level];
                if (!n) return '<td class="ok">' + (r[STATE] === 3 ? '' : 0) + '</td>';
                return '<td class="l' + level + '">' + link(r, ':l' + level, first(r, function (f) { return f[LEVEL] === level; }), n) + '</td>';
            } });
    });
    columns.push({ label: data.columns[2], value: function (r) { return (r[MISSED] ? '1' : '0') + r[DEADLINE]; },
        total: function (r) { return r[MISSED]; }, cell: function (r) {
            return '<td class="' + (r[MISSED] ? 'late' : 'ok') + '">' + esc(r[DEADLINE]) + '</td>';
        } });
    data.categories.forEach(function (label, i) {
        if (!used[i]) return;
        columns.push({ label: label, value: function (r) { return sum(r.by[i]); }, total: function (r) { return sum(r.by[i]); },
            cell: function (r) {
                var count = r.by[i];
                if (!count) return '<td></td>';
                return '<td class="l' + worst(count) + '">' + link(r, ':c' + i, first(r, function (f) { return f[CATEGORY] === i; }), sum(count)) + '</td>';
            } });
    });

    /* ---- filter and sort ---- */
    function wanted() {
        var state = at('state').value, category = at('category').value, level = at('level').value;
        var text = at('text').value.trim().toLowerCase();
        function fits(finding) {
            return (category === '' || finding[CATEGORY] === +category) && (level === '' || finding[LEVEL] === +level) &&
                (text === '' || (data.rules[finding[RULE]] + ' ' + finding[MESSAGE]).toLowerCase().indexOf(text) >= 0);
        }
        return function (row) {
            if (state !== '' && row[STATE] !== +state) return false;
            if (category === '' && level === '' &&
                (text === '' || (row[PATH] + ' ' + row[TITLE]).toLowerCase().indexOf(text) >= 0)) return true;
            return row[FOUND].some(fits);
        };
    }
    function compare(a, b) {
        var x = columns[sorted].value(a), y = columns[sorted].value(b);
        if (x === y) return a.number - b.number;
        return (x < y ? -1 : 1) * (down ? -1 : 1);
    }
    function more() {
        var html = '', to = Math.min(view.length, shown + CHUNK);
        for (; shown < to; shown++)
            html += '<tr data-row="' + view[shown].number + '">' + columns.map(function (c) { return c.cell(view[shown]); }).join('') + '</tr>';
        body.insertAdjacentHTML('beforeend', html);
    }
    function update() {
        view = data.rows.filter(wanted());
        if (sorted >= 0) view.sort(compare);
        body.textContent = '';
        shown = 0;
        more();
        at('told').textContent = say(words[0], view.length, data.rows.length);
        foot.innerHTML = '<tr>' + columns.map(function (c, i) {
            if (i === 0) return '<th scope="row">' + esc(words[1]) + '</th>';
            return '<td>' + (c.total ? view.reduce(function (n, r) { return n + c.total(r); }, 0) : '') + '</td>';
        }).join('') + '</tr>';
    }
    function heads() {
        head.innerHTML = '<tr>' + columns.map(function (c, i) {
            var sort = i === sorted ? ' aria-sort="' + (down ? 'descending' : 'ascending') + '"' : '';
            return '<th scope="col"' + (c.wide ? ' class="wide"' : '') + sort + '><button type="button" value="' + i + '" title="' + esc(say(words[7], c.label)) + '">' + esc(c.label) + '</button></th>';
        }).join('') + '</tr>';
    }

    /* ---- the list under a row ---- */
    function chosen(what) {
        var number = +what.slice(1);
        if (what[0] === 'c') return function (f) { return f[CATEGORY] === number; };
        if (what[0] === 'l') return function (f) { return f[LEVEL] === number; };
        return function () { return true; };
    }
    function item(finding) {
        var place = finding[LINE] ? say(words[2], finding[LINE]) : words[3];
        return '<li class="' + ['note-level', 'warning', 'error'][finding[LEVEL]] + '"><b>' + esc(data.levels[finding[LEVEL]]) + '</b> ' +
            esc(place + words[6] + data.rules[finding[RULE]] + ' ' + finding[MESSAGE]) +
            (finding[ADVICE] ? '<span class="advice">' + esc(words[4] + finding[ADVICE]) + '</span>' : '') + '</li>';
    }
    function part(row, what) {
        var state = what[0] === 'e' && row[PARTS][+what.slice(1)];
        if (!state) return '';
        return '<p>' + esc(data.roles[+what.slice(1)] + words[6] + data.elements[state[0]] + (state[1] ? words[6] + say(words[2], state[1]) : '')) + '</p>';
    }
    function list(row, what) {
        var found = what[0] === 'e' ? [] : row[FOUND].filter(chosen(what));
        var html = part(row, what) + row[ERRORS].map(function (e) { return '<p class="trouble">' + esc(e) + '</p>'; }).join('');
        if (found.length) html += '<ul>' + found.map(item).join('') + '</ul>';
        return html || '<p>' + esc(words[5]) + '</p>';
    }
    function open() {
        var asked = /^#r(\d+)(?::([cle]\d+))?$/.exec(location.hash), row = asked && data.rows[asked[1] - 1];
        var old = body.querySelector('tr.detail');
        if (old) old.remove();
        if (!row) return;
        if (view.indexOf(row) < 0) {
            at('filters').reset();
            update();
        }
        while (shown <= view.indexOf(row)) more();
        var tr = body.querySelector('tr[data-row="' + row.number + '"]');
        tr.insertAdjacentHTML('afterend', '<tr class="detail"><td colspan="' + columns.length + '"><div class="list"><h2 tabindex="-1">' +
            esc(row[PATH]) + '</h2>' + list(row, asked[2] || '') + '</div></td></tr>');
        var title = tr.nextElementSibling.querySelector('h2');
        title.focus({ preventScroll: true });
        title.scrollIntoView({ block: 'center', inline: 'nearest' });
    }

    /* ---- what stands above the table ---- */
    function above() {
        var n = data.states.map(function (word, i) {
            return word + ' ' + data.rows.filter(function (r) { return r[STATE] === i; }).length;
        });
        at('summary').textContent = n.join(words[6]);
        var bad = data.rows.filter(function (r) { return r[STATE] >= 2; }).map(function (r) {
            return '<li>' + link(r, '', '', r[PATH]) + ' ' + esc(data.states[r[STATE]] + words[6] + r[ERRORS].join(' ')) + '</li>';
        }).concat(data.errors.map(function (e) { return '<li>' + esc((e[0] ? e[0] + ' ' : '') + e[1]) + '</li>'; }));
        if (bad.length) at('trouble').hidden = false;
        at('trouble').querySelector('ul').innerHTML = bad.join('');
        var late = data.rows.filter(function (r) { return r[MISSED]; });
        at('late').hidden = !late.length;
        at('late').querySelector('span').textContent = '(' + late.length + ')';
        at('late').querySelector('ul').innerHTML = late.map(function (r) {
            return '<li>' + link(r, '', '', r[PATH]) + ' ' + esc(r[DEADLINE]) + '</li>';
        }).join('');
    }
    function options(id, words, keep) {
        at(id).insertAdjacentHTML('beforeend', words.map(function (word, i) {
            return keep(i) ? '<option value="' + i + '">' + esc(word) + '</option>' : '';
        }).join(''));
    }

    head.addEventListener('click', function (event) {
        var button = event.target.closest('button');
        if (!button) return;
        var i = +button.value;
        down = i === sorted ? !down : i > 0;
        sorted = i;
        heads();
        update();
        head.querySelector('button[value="' + i + '"]').focus();
    });
    at('filters').addEventListener('input', update);
    at('filters').addEventListener('submit', function (event) { event.preventDefault(); });
    scroll.addEventListener('scroll', function () {
        if (shown < view.length && scroll.scrollTop + scroll.clientHeight > scroll.scrollHeight - 600) more();
    });
    body.addEventListener('click', function (event) { /* the same link again: the address does not change */
        var a = event.target.closest('a');
        if (a && a.getAttribute('href') === location.hash) open();
    });
    window.addEventListener('hashchange', open);
    window.addEventListener('beforeprint', function () { while (shown < view.length) more(); });

    options('state', data.states, function () { return true; });
    options('category', data.categories, function (i) { return used[i]; });
    options('level', data.levels, function () { return true; });
    heads();
    above();
    update();
    open();
}());
