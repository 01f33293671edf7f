#!/usr/bin/env python3
"""Runs fzlint again and again, each time with another call of the heap or the system made to fail (fault.c), and says
where what comes out is neither the right result nor an error: exit status 2, words on standard error, and every file
either as it was or as it would have become.

usage: faults.py FZLINT FAULT.so [SCENARIO…]    FAULTS=all tries every call; FAULTS=2 two calls of each kind;
                                                otherwise each place in the program that calls, its first and its
                                                last time. JOBS=2; MESSAGES=1 shows what fzlint said
"""
import concurrent.futures, html, os, pathlib, random, re, shutil, subprocess, sys, tempfile, zipfile

HERE = pathlib.Path(__file__).resolve().parent.parent.parent
DEMO = HERE / "fixtures/reports/demo.txt"
HOWS = {
    "read": "EIO EINTR short end", "write": "ENOSPC EIO EINTR half", "open": "EACCES EMFILE EIO EINTR", "tmpfile": "EOPNOTSUPP EISDIR", "close": "EIO",
    "fsync": "EIO ENOSPC EINTR", "rename": "EACCES EIO ENOSPC", "link": "EACCES ENOSPC", "stat": "EACCES EIO",
    "readdir": "EIO", "mkdir": "EACCES ENOSPC", "chmod": "EACCES", "realpath": "EACCES EIO", "alloc": "ENOMEM",
}
CONFIG = "ignore: FZ5001\nsuppressions: accepted.yml\n"
FORMATS = "text csv json sarif github gitlab junit rdjson html checklist checklist-html letter letter-html matrix " \
    "matrix-html suppressions".split()

# name: what is run, in a folder that has a.txt b.docx c.html d.odt g.txt old.txt, in/ (a.txt, b.md, deep/c.docx) and base.json
SCENARIOS = {
    "text": "a.txt",
    "quiet": "-q a.txt",
    "docx": "b.docx",
    "html": "c.html",
    "odt": "d.odt",
    "folder": "in",
    "list": "--files-from list",
    "stdin": "-",
    "fix": "--fix --unsafe-fixes a.txt",
    "fix-gb": "--fix g.txt",
    "fix-link": "--fix link.txt",
    "fix-docx": "--fix --unsafe-fixes b.docx",
    "fix-folder": "--fix in",
    "patch": "--diff a.txt",
    "annotate": "annotate b.docx -o copy.docx",
    "annotate-again": "annotate b.docx -o old.docx",
    "diff": "diff old.txt a.txt",
    "write-baseline": "--write-baseline base.json a.txt",
    "baseline": "--baseline base.json a.txt",
    "config": "with/a.txt",
    "across": "--across in",
    "previous": "--previous old.txt a.txt",
    "outline": "outline --figures a.txt",
    "outline-json": "outline --format json a.txt",
    "pages": "--format html=pages/ in",
    "two": "--format json=a.json --format csv=a.csv a.txt",
    "own-rules": "--rules-dir tree --rules a-province a.txt",
    "rules-list": "rules list",
    "rules-explain": "rules explain FZ2103",
    "rules-schema": "rules schema",
    "init": "init",
}
for each in FORMATS:
    SCENARIOS["to-" + each] = f"--format {each} -o result a.txt"


def write_odt(path, text):
    paragraphs = "".join(f"<text:p>{html.escape(line)}</text:p>" for line in text.splitlines())
    with zipfile.ZipFile(path, "w") as container:
        container.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        container.writestr("content.xml", '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
                           'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
                           f"{paragraphs}</office:text></office:body></office:document-content>")


def make(folder, fzlint):
    """What every scenario begins with."""
    made = folder.parent / "made"
    made.mkdir()
    for script in ("annotating.py", "documents.py"):
        (made / script).mkdir()
        subprocess.run([sys.executable, HERE / "tests" / script, "make", made / script], check=True,
                       stdout=subprocess.DEVNULL, cwd=HERE)
    folder.mkdir()
    demo = DEMO.read_text()
    (folder / "a.txt").write_text(demo)
    (folder / "old.txt").write_text(demo.replace("2024", "2023").replace("2025", "2024"))
    shutil.copy(made / "annotating.py/all.docx", folder / "b.docx")
    shutil.copy(made / "annotating.py/all.docx", folder / "old.docx")
    shutil.copy(next((made / "documents.py").glob("good/demo*.html")), folder / "c.html")
    write_odt(folder / "d.odt", demo)
    (folder / "in/deep").mkdir(parents=True)
    (folder / "in/a.txt").write_text(demo)
    (folder / "in/b.md").write_text(demo)
    shutil.copy(folder / "b.docx", folder / "in/deep/c.docx")
    shutil.copy(HERE / "fixtures/encodings/gb18030.txt", folder / "g.txt")
    (folder / "link.txt").symlink_to("in/b.md")
    (folder / "list").write_text("a.txt\nold.txt\n")
    (folder / "with").mkdir()
    (folder / "with/a.txt").write_text(demo)
    (folder / "with/.fzlint.yml").write_text(CONFIG)
    found = subprocess.run([fzlint, "--format", "suppressions", "a.txt"], cwd=folder, capture_output=True, text=True)
    (folder / "with/accepted.yml").write_text(
        re.sub(r"date:.*", "date: 2025-03-01", re.sub(r"(reason|by):.*", r"\1: 已看过", found.stdout)))
    shutil.copytree(HERE / "fixtures/rules/tree", folder / "tree")
    subprocess.run([fzlint, "--write-baseline", "base.json", "a.txt"], cwd=folder, capture_output=True)


def files_of(folder):
    return {str(p.relative_to(folder)): os.fsencode(os.readlink(p)) if p.is_symlink() else p.read_bytes()
            for p in sorted(folder.rglob("*")) if p.is_file()}


class Tried:
    def __init__(self, setup, start, args, env):
        with tempfile.TemporaryDirectory(dir=setup.parent) as folder:
            at = pathlib.Path(folder) / "w"
            shutil.copytree(setup, at, symlinks=True)
            try:
                done = subprocess.run(start + args.split(), cwd=at, env=os.environ | env, timeout=60,
                                      input=DEMO.read_bytes() if "-" in args.split() else b"", capture_output=True)
                self.code, self.out, self.err = done.returncode, done.stdout, done.stderr
            except subprocess.TimeoutExpired:
                self.code, self.out, self.err = -1, b"", b"it came to no end"
            self.files = files_of(at)


def tells(name, got, right):
    """A result names the report that could not be read. Of a folder of which not all could be read or written the pages
    have other numbers, and their table says so."""
    like = "pages/index.html" if name == "pages/index.html" else "pages/0001-a.html"
    whole = name.startswith("pages/") and got.files[name][-100:] == right.files[like][-100:]
    return whole or name == "result" and b" a.txt: " in got.err


def wrong(got, right, before, fault):
    """Why GOT is wrong, or None."""
    if fault.startswith("fsync:") and got.code != 2:
        return f"exit {got.code}, though the disk did not say that it has all"
    if got.code < 0 or got.code > 2:
        return f"ended with {got.code}: {got.err[-300:].decode(errors='replace')}"
    if (got.code, got.out, got.files) == (right.code, right.out, right.files):
        return None
    if got.code != 2:
        what = "exit status" if got.code != right.code else "output" if got.out != right.out else "files"
        return f"another {what} (exit {got.code}), and no error: {got.err[-300:].decode(errors='replace')}"
    if not got.err.strip():
        return "exit 2 without a word"
    for name, bytes_ in got.files.items():
        if tells(name, got, right):
            continue
        if name not in before and name not in right.files:
            return f"left behind: {name}"
        if bytes_ not in (before.get(name), right.files.get(name)):
            return f"half-written: {name}"
    for name in before:
        if name not in got.files:
            return f"lost: {name}"
    return None


def some_calls(listed, n):
    """Up to N calls of each kind in LISTED, as (kind, n)."""
    kinds = {}
    for kind, number, _ in map(str.split, listed.splitlines()):
        kinds.setdefault(kind, []).append(int(number))
    return [(kind, number) for kind in kinds for number in random.sample(kinds[kind], min(len(kinds[kind]), n))]


def calls_to_try(listed, seen, everything):
    """(kind, n) of LISTED: of each place that was not SEEN in another scenario the first call, the last and one between."""
    places = {}
    for line in listed.splitlines():
        kind, n, place = line.split()
        places.setdefault((kind, place), []).append(int(n))
    for (kind, place), numbers in sorted(places.items(), key=lambda item: item[1]):
        if everything:
            chosen = set(numbers)
        elif (kind, place) in seen:
            continue
        else:
            chosen = {numbers[0], numbers[-1], random.choice(numbers)}
        seen.add((kind, place))
        for n in sorted(chosen):
            yield kind, n


def main():
    fzlint, library = (str(pathlib.Path(p).resolve()) for p in sys.argv[1:3])
    chosen = sys.argv[3:] or list(SCENARIOS)
    share = os.environ.get("FAULTS", "")
    preload = {"LD_PRELOAD": os.environ.get("LD_PRELOAD", library), "ASAN_OPTIONS": "verify_asan_link_order=0:" +
               os.environ.get("ASAN_OPTIONS", "")}
    random.seed(1)
    passed = failed = 0
    messages = {}
    with tempfile.TemporaryDirectory() as top:
        setup = pathlib.Path(top) / "setup"
        make(setup, fzlint)
        before, seen = files_of(setup), set()
        with concurrent.futures.ThreadPoolExecutor(int(os.environ.get("JOBS", "2"))) as pool:
            for name in chosen:
                args = SCENARIOS[name]
                listing = pathlib.Path(top) / "calls"
                Tried(setup, [fzlint], args, preload | {"FZ_FAULT_LIST": str(listing)})
                right = Tried(setup, [fzlint], args, {})
                if right.code not in (0, 1):
                    sys.exit(f"{name} (fzlint {args}) goes wrong without a fault: {right.err.decode()}")
                listed = listing.read_text()
                calls = some_calls(listed, int(share)) if share.isdigit() else calls_to_try(listed, seen, share == "all")
                tries = [f"{kind}:{n}:{how}" for kind, n in calls for how in HOWS[kind].split()]
                tries += [] if share.isdigit() else [f"alloc:{n}:all" for n in (1, 100, 10000)]
                results = pool.map(lambda fault: Tried(setup, [fzlint], args, preload | {"FZ_FAULT": fault}), tries)
                bad = 0
                for fault, got in zip(tries, results):
                    why = wrong(got, right, before, fault)
                    bad += why is not None
                    if why:
                        print(f"not ok {name} (fzlint {args}) with FZ_FAULT={fault}: {why}")
                    elif got.code == 2 and right.code != 2:
                        line = got.err.decode(errors="replace").splitlines()[0]
                        messages.setdefault(line, f"{name} {fault}")
                passed, failed = passed + len(tries) - bad, failed + bad
                if not bad:
                    print(f"ok {name}: {len(tries)} faults")
    if os.environ.get("MESSAGES"):
        for line, first in sorted(messages.items()):
            print(f"# {line}    ← {first}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
