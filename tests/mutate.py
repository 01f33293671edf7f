#!/usr/bin/env python3
"""Breaks the program in one place at a time, at random, and sees whether the tests notice. Prints what they did not.

usage: mutate.py [N]    SEED=1 JOBS=2; in a copy of the checkout, which is built there first. Some 30 seconds each.

Tried in order, until one fails: the unit tests, the rules' examples, the expected outputs, the tests of the command line.
"""
import os, pathlib, random, re, shutil, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SLOW = {"faults", "growth", "hostile", "jobs", "documents"}  # what they look at the others mostly do, too
FLIPS = [(" == ", " != "), (" != ", " == "), (" < ", " <= "), (" <= ", " < "), (" > ", " >= "), (" >= ", " > "),
         (" && ", " || "), (" || ", " && "), ("return true;", "return false;"), ("return false;", "return true;"),
         (" + 1", ""), (" - 1", ""), ("++", "--"), (" += ", " -= ")]
STATEMENT = re.compile(r"^\s+(?!return|break|continue|goto|case|static|const|struct|enum|size_t|uint|int|bool|char|double"
                       r"|unsigned|else|for|while|if|do|switch)[a-z*(].*;\s*(/\*.*)?$")
NUMBER = re.compile(r"(?<![\w.#])([1-9]\d{0,3})(?![\w.])")


def mutations():
    """(file, line number, new line, what was done) of all places."""
    found = []
    for path in sorted([*ROOT.glob("linter/**/*.c"), *ROOT.glob("reporters/*.c")]):
        in_comment = False
        for number, line in enumerate(path.read_text().splitlines()):
            code = line.split("/*")[0]
            comment, in_comment = in_comment or not code.strip(), (in_comment or "/*" in line) and "*/" not in line[-2:]
            if comment or "assert" in code or code.startswith("#") or '", "' in code:
                continue
            quoted = code.split('"')[0]
            for old, new in FLIPS:
                for match in re.finditer(re.escape(old), quoted):
                    changed = line[:match.start()] + new + line[match.end():]
                    found.append((path, number, changed, f"{old.strip()} became {new.strip() or 'nothing'}"))
            if STATEMENT.match(code + ("" if code.endswith(";") else " ")) or STATEMENT.match(code):
                found.append((path, number, "    ;", "left out"))
            for match in NUMBER.finditer(quoted):
                found.append((path, number, line[:match.start()] + str(int(match[1]) + 1) + line[match.end():], "a number became one more"))
    return found


def run(folder, seconds, *command, **env):
    """Exit status; a test that comes to no end has noticed."""
    process = subprocess.Popen(command, cwd=folder, env=os.environ | env, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 9)
        process.wait()
        return -1


def noticed(folder, jobs):
    if run(folder, 300, "make", "-s", f"-j{jobs}", "build/release/embed"):
        return "the compiler"
    if run(folder, 300, "make", "-s", f"-j{jobs}", "all", "build/release/unit"):
        return "the build, which loads the rules"
    if run(folder, 120, "build/release/unit", f"-j{jobs}", "--timeout", "30"):
        return "the unit tests"
    if run(folder, 60, "build/release/fzlint", "rules", "test"):
        return "the rules' examples"
    if run(folder, 60, "sh", "tests/golden.sh", FZLINT="build/release/fzlint"):
        return "the expected outputs"
    for script in sorted((folder / "tests/cli").glob("*.sh")):
        if script.stem not in SLOW and run(folder, 300, "sh", f"tests/cli/{script.name}", FZLINT="build/release/fzlint"):
            return f"tests/cli/{script.name}"
    return None


def main():
    wanted, jobs = int(sys.argv[1]) if sys.argv[1:] else 200, os.environ.get("JOBS", "2")
    random.seed(int(os.environ.get("SEED", "1")))
    all_places = mutations()
    counts = {}
    with tempfile.TemporaryDirectory(prefix="fzlint-mutate.") as top:
        folder = pathlib.Path(top) / "fzlint"
        shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns("build", ".git"))
        before = noticed(folder, jobs)
        if before:
            sys.exit(f"without any change {before} fails")
        try:
            for path, number, changed, what in random.sample(all_places, len(all_places)):
                if sum(counts.values()) == wanted:
                    break
                at = folder / path.relative_to(ROOT)
                text = at.read_text()
                lines = text.splitlines(keepends=True)
                old = lines[number]
                lines[number] = changed + "\n"
                at.write_text("".join(lines))
                by = noticed(folder, jobs)
                at.write_text(text)
                if by == "the compiler":  # no change that could have been made
                    continue
                counts[by] = counts.get(by, 0) + 1
                if not by:
                    print(f"not noticed: {path.relative_to(ROOT)}:{number + 1}: {what}: {old.strip()}", flush=True)
        except KeyboardInterrupt:
            pass  # the totals so far
    tried = sum(counts.values())
    good = tried - counts.get(None, 0)
    print(f"{good} of {tried} noticed ({100 * good / max(tried, 1):.0f} %), of {len(all_places)} places that could be broken: " +
          ", ".join(f"{n} by {by}" for by, n in sorted(counts.items(), key=lambda c: -c[1]) if by))


main()
