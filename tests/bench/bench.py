#!/usr/bin/env python3
"""How fast fzlint is, as ratios to ripgrep on the same files in the same run, and what it costs when rules or reports grow.
Prints a table; --write puts it into docs/performance.md, too.

usage: bench.py [--write]    FZLINT=build/release/fzlint REPORTS=10000 ROUNDS=3

The reports are those of ../shared/bench where that lies beside the project, else the fixtures, each copy with a last line
of its own; the patterns that ripgrep looks for likewise, else the list of typos.
"""
import csv, os, pathlib, random, re, resource, shutil, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FZLINT = os.environ.get("FZLINT", str(ROOT / "build/release/fzlint"))
REPORTS, ROUNDS = int(os.environ.get("REPORTS", "10000")), int(os.environ.get("ROUNDS", "3"))
SHARED = pathlib.Path(os.environ.get("SHARED", ROOT / "../shared")) / "bench"
PAGE = ROOT / "docs/performance.md"
BEGIN, END = "<!-- make bench: begin -->\n", "<!-- make bench: end -->\n"


def make_reports(folder):
    sources = sorted((SHARED / "../reports").glob("*.txt")) if SHARED.is_dir() else \
        [f for f in sorted((ROOT / "fixtures/reports").glob("*.txt")) if f.stat().st_size > 2000]
    texts = [f.read_bytes().rstrip() for f in sources]
    size = 0
    for n in range(REPORTS):
        at = folder / f"{n // 100:03}"
        at.mkdir(parents=True, exist_ok=True)
        text = texts[n % len(texts)] + f"\n本件流水号{n}。\n".encode()
        size += len(text)
        (at / f"{n:05}.txt").write_bytes(text)
    return texts, size


def make_patterns(path):
    if (SHARED / "patterns.txt").is_file():
        shutil.copy(SHARED / "patterns.txt", path)
        return
    with open(ROOT / "rules/data/typos.csv", encoding="utf-8-sig") as rows:
        path.write_text("".join(row[0] + "\n" for row in list(csv.reader(rows))[1:] if row and not row[0].startswith("#")))


def make_rules(path, times):
    """Rules of the usual make, (TIMES - 1) for each of the pack, with words that reports have, though hardly together."""
    count = sum(len(re.findall(r"^- id:", f.read_text(), re.M)) for f in ROOT.glob("rules/annual-report/*.yaml"))
    with open(ROOT / "rules/data/phrases.csv", encoding="utf-8-sig") as rows:
        words = [row[0] for row in list(csv.reader(rows))[1:] if row and len(row[0]) > 3]
    random.seed(1)
    with open(path, "w") as out:
        for n in range((times - 1) * count):
            a, b, c = random.sample(words, 3)
            out.write(f"- {{id: {'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[n // 9000]}Z{n % 9000 + 1000}, name: made-{n}, category: term, "
                      f"level: note, check: forbidden-text, patterns: ['{a[:2]}{b[2:]}(?:{c[:2]}|{b[:2]})', "
                      f"'{b[:2]}.{{0,8}}{a}{c[-1]}'], title: 甲, message: 乙, basis: {{note: 丙}}, good: [甲], "
                      f"bad: [{a[:2]}{b[2:]}{c[:2]}]}}\n")
    return (times - 1) * count


def run(*command):
    """Seconds of one run, and the most memory (MiB) that any run so far took."""
    began = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT)
    took = time.perf_counter() - began
    if done.returncode not in (0, 1):
        sys.exit(f"{command}: exit {done.returncode}\n{done.stderr.decode()}")
    return took


def best_of(commands):
    """The shortest time of each, run in turn, so that what else the machine does falls on all."""
    times = [[] for _ in commands]
    for _ in range(ROUNDS):
        for i, command in enumerate(commands):
            times[i].append(run(*command))
    return [min(t) for t in times]


def memory(command):
    """MiB at most; in a process of its own, as what children took is known only of all of them."""
    code = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL); " \
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    done = subprocess.run([sys.executable, "-c", code, *command], stdout=subprocess.PIPE, cwd=ROOT, check=True)
    return int(done.stdout) / 1024


def main():
    rows = []
    rg = shutil.which("rg")
    tmp = pathlib.Path(tempfile.mkdtemp(prefix="fzlint-bench."))
    try:
        folder, patterns, own = tmp / "reports", tmp / "patterns", tmp / "own.yaml"
        texts, size = make_reports(folder)
        make_patterns(patterns)
        fzlint = [FZLINT, "--no-config", "--fail-on", "never", "-o", "/dev/null"]
        search = [rg or "rg", "--no-config", "-f", str(patterns)]
        few = tmp / "few"
        few.mkdir()
        for f in sorted(folder.rglob("*.txt"))[:max(REPORTS // 10, 1)]:
            shutil.copy(f, few)

        def row(what, ours, theirs, target):
            rows.append((what, f"{ours:.3f} s", f"{theirs:.3f} s", f"{ours / theirs:.1f}", target))

        if rg:
            ours, theirs = best_of([fzlint + [str(folder)], search + ["--count-matches", str(folder)]])
            row(f"{REPORTS} reports, {size / 1e6:.0f} MB, all processors, to rg", ours, theirs, "1.5")
            ours, theirs = best_of([fzlint + ["--jobs", "1", str(folder)], search + ["-j1", "--count-matches", str(folder)]])
            row("the same, one thread, to rg -j1", ours, theirs, "2.0")
            small = tmp / "small.txt"
            small.write_bytes(min(texts, key=lambda t: abs(len(t) - 10000)))
            ours, theirs = best_of([fzlint + [str(small)], search + ["-c", str(small)]] * 3)[:2]
            row(f"one report of {small.stat().st_size / 1000:.0f} KB from cold, to rg", ours, theirs, "0.4")
        else:
            print("rg is not installed (apt-get install ripgrep): what is measured against it is left out", file=sys.stderr)

        n = make_rules(own, 10)
        ours, theirs = best_of([fzlint + ["--rules", str(own), str(few)], fzlint + [str(few)]])
        row(f"10 times the rules ({n} more), {max(REPORTS // 10, 1)} reports, to those shipped", ours, theirs, "1.5")

        sizes = []
        for length in (10_000, 1_000_000, 16_000_000): # the first for the time that the start takes
            text = texts[0] + b"\n"
            sizes.append(tmp / f"{length}.txt")
            sizes[-1].write_bytes((text * (length // len(text) + 1))[:length].decode(errors="ignore").encode())
        kilo, mega, large = best_of([fzlint + [str(f)] for f in sizes])
        row("16 MB in one report, to 16 times 1 MB, both without the start", large - kilo, 16 * (mega - kilo), "1")
        rows.append(("memory, 16 MB in one report", f"{memory(fzlint + [str(sizes[2])]):.0f} MiB", "", "", ""))
        rows.append(("memory, the folder", f"{memory(fzlint + [str(folder)]):.0f} MiB",
                     f"{memory(search + [str(folder)]):.0f} MiB (rg)" if rg else "", "", "64 MiB"))
        stages = subprocess.run(fzlint + ["--lang", "en", "--timing", str(few)], cwd=ROOT, capture_output=True, text=True).stderr
    finally:
        shutil.rmtree(tmp)

    table = "| what | fzlint | beside it | ratio | aim |\n| --- | --- | --- | --- | --- |\n"
    table += "".join("| " + " | ".join(r) + " |\n" for r in rows)
    table += f"\n{os.cpu_count()} processors; the shortest of {ROUNDS} runs each, in turn.\n\n```\n{stages.rstrip()}\n```\n"
    print(table)
    if "--write" in sys.argv[1:]:
        page = PAGE.read_text()
        PAGE.write_text(page[:page.index(BEGIN) + len(BEGIN)] + "\n" + table + "\n" + page[page.index(END):])


main()
